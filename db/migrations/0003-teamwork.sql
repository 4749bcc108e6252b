CREATE TABLE "liaison" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"name" text,
	"department_id" uuid NOT NULL,
	"counterpart_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"deputy_id" uuid,
	"since" date NOT NULL,
	"until" date
);

CREATE TABLE "sop" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"department_id" uuid NOT NULL,
	"counterpart_id" uuid,
	"owner_id" uuid,
	"in_force_on" date,
	"purpose" text,
	"files_ids" uuid[]
);

CREATE TABLE "sop_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"sop_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"department_id" uuid,
	"responsible" text,
	"hands_over_to_id" uuid,
	"working_hours" numeric(24,1),
	"standard" text
);

CREATE TABLE "cooperation_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"number" text,
	"name" text NOT NULL,
	"to_department_id" uuid NOT NULL,
	"needed_on" date NOT NULL,
	"aim" text,
	"standard" text,
	"value" text,
	"about_entity" text,
	"about_id" uuid,
	"files_ids" uuid[],
	"window_hours" bigint NOT NULL,
	"requester_id" uuid NOT NULL,
	"from_department_id" uuid,
	"requested_at" timestamptz,
	"state" text NOT NULL,
	"assignee_id" uuid,
	"answer_by" timestamptz,
	"answered_at" timestamptz,
	"in_time" boolean,
	"reply" text,
	"proposed_on" date,
	"reminded_at" timestamptz,
	"escalated_at" timestamptz,
	"result" text,
	"delivered_at" timestamptz,
	"satisfaction" bigint,
	"thanks" text,
	"closed_at" timestamptz,
	"overdue_told_on" date
);

CREATE TABLE "conflict" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"number" text,
	"name" text NOT NULL,
	"parties_ids" uuid[] NOT NULL,
	"issue" text NOT NULL,
	"about_entity" text,
	"about_id" uuid,
	"files_ids" uuid[],
	"raised_by_id" uuid NOT NULL,
	"raised_at" timestamptz,
	"state" text NOT NULL,
	"level" text NOT NULL,
	"level_due_at" timestamptz,
	"parties_hours" bigint NOT NULL,
	"managers_hours" bigint NOT NULL,
	"committee_hours" bigint NOT NULL,
	"committee_ids" uuid[],
	"outcome" text,
	"decided_by_id" uuid,
	"decided_at" timestamptz,
	"overdue_told_at" timestamptz
);

CREATE TABLE "announcement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"body" text,
	"kind" text NOT NULL,
	"about_entity" text,
	"about_id" uuid,
	"files_ids" uuid[],
	"everybody" boolean,
	"departments_ids" uuid[],
	"roles" text[],
	"people_ids" uuid[],
	"must_confirm" boolean,
	"confirm_by" date,
	"author_id" uuid NOT NULL,
	"state" text NOT NULL,
	"published_at" timestamptz
);

CREATE TABLE "announcement_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"announcement_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text,
	"read_at" timestamptz,
	"confirmed_at" timestamptz,
	"reminded_at" timestamptz
);

ALTER TABLE "liaison" ADD CONSTRAINT "liaison_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_counterpart_id_department_id_fk" FOREIGN KEY ("counterpart_id") REFERENCES "public"."department"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_deputy_id_employee_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sop" ADD CONSTRAINT "sop_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sop" ADD CONSTRAINT "sop_counterpart_id_department_id_fk" FOREIGN KEY ("counterpart_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sop" ADD CONSTRAINT "sop_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sop_step" ADD CONSTRAINT "sop_step_sop_id_sop_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sop"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "sop_step" ADD CONSTRAINT "sop_step_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sop_step" ADD CONSTRAINT "sop_step_hands_over_to_id_department_id_fk" FOREIGN KEY ("hands_over_to_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "cooperation_request" ADD CONSTRAINT "cooperation_request_to_department_id_department_id_fk" FOREIGN KEY ("to_department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "cooperation_request" ADD CONSTRAINT "cooperation_request_requester_id_employee_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "cooperation_request" ADD CONSTRAINT "cooperation_request_from_department_id_department_id_fk" FOREIGN KEY ("from_department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "cooperation_request" ADD CONSTRAINT "cooperation_request_assignee_id_employee_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_raised_by_id_employee_id_fk" FOREIGN KEY ("raised_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_author_id_employee_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "announcement_receipt" ADD CONSTRAINT "announcement_receipt_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "announcement_receipt" ADD CONSTRAINT "announcement_receipt_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "liaison_updated" ON "liaison" USING btree (updated_at desc,id desc);
CREATE INDEX "liaison_created" ON "liaison" USING btree (created_at desc,id desc);
CREATE INDEX "liaison_department_id" ON "liaison" USING btree ("department_id","id");
CREATE INDEX "liaison_counterpart_id" ON "liaison" USING btree ("counterpart_id","id");
CREATE INDEX "liaison_person_id" ON "liaison" USING btree ("person_id","id");
CREATE INDEX "liaison_deputy_id" ON "liaison" USING btree ("deputy_id","id");
CREATE UNIQUE INDEX "liaison_unique_department_counterpart" ON "liaison" USING btree ("department_id","counterpart_id") WHERE deleted_at is null and (until is null);
CREATE INDEX "liaison_bin" ON "liaison" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "liaison_search" ON "liaison" USING gin (search_text gin_trgm_ops);
CREATE INDEX "sop_updated" ON "sop" USING btree (updated_at desc,id desc);
CREATE INDEX "sop_created" ON "sop" USING btree (created_at desc,id desc);
CREATE INDEX "sop_state" ON "sop" USING btree ("state","id");
CREATE INDEX "sop_department_id" ON "sop" USING btree ("department_id","id");
CREATE INDEX "sop_counterpart_id" ON "sop" USING btree ("counterpart_id","id");
CREATE INDEX "sop_owner_id" ON "sop" USING btree ("owner_id","id");
CREATE INDEX "sop_bin" ON "sop" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "sop_search" ON "sop" USING gin (search_text gin_trgm_ops);
CREATE INDEX "sop_step_updated" ON "sop_step" USING btree (updated_at desc,id desc);
CREATE INDEX "sop_step_created" ON "sop_step" USING btree (created_at desc,id desc);
CREATE INDEX "sop_step_sop_id" ON "sop_step" USING btree ("sop_id","id");
CREATE INDEX "sop_step_kind" ON "sop_step" USING btree ("kind","id");
CREATE INDEX "sop_step_department_id" ON "sop_step" USING btree ("department_id","id");
CREATE INDEX "sop_step_hands_over_to_id" ON "sop_step" USING btree ("hands_over_to_id","id");
CREATE INDEX "sop_step_bin" ON "sop_step" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "sop_step_search" ON "sop_step" USING gin (search_text gin_trgm_ops);
CREATE INDEX "cooperation_request_updated" ON "cooperation_request" USING btree (updated_at desc,id desc);
CREATE INDEX "cooperation_request_created" ON "cooperation_request" USING btree (created_at desc,id desc);
CREATE INDEX "cooperation_request_to_department_id" ON "cooperation_request" USING btree ("to_department_id","id");
CREATE INDEX "cooperation_request_needed_on" ON "cooperation_request" USING btree ("needed_on","id");
CREATE INDEX "cooperation_request_about_id" ON "cooperation_request" USING btree ("about_id","id");
CREATE INDEX "cooperation_request_requester_id" ON "cooperation_request" USING btree ("requester_id","id");
CREATE INDEX "cooperation_request_from_department_id" ON "cooperation_request" USING btree ("from_department_id","id");
CREATE INDEX "cooperation_request_requested_at" ON "cooperation_request" USING btree ("requested_at","id");
CREATE INDEX "cooperation_request_state" ON "cooperation_request" USING btree ("state","id");
CREATE INDEX "cooperation_request_assignee_id" ON "cooperation_request" USING btree ("assignee_id","id");
CREATE INDEX "cooperation_request_answer_by" ON "cooperation_request" USING btree ("answer_by","id");
CREATE INDEX "cooperation_request_answered_at" ON "cooperation_request" USING btree ("answered_at","id");
CREATE INDEX "cooperation_request_delivered_at" ON "cooperation_request" USING btree ("delivered_at","id");
CREATE INDEX "cooperation_request_closed_at" ON "cooperation_request" USING btree ("closed_at","id");
CREATE INDEX "cooperation_request_requested_at_desc" ON "cooperation_request" USING btree ("requested_at" desc nulls last,id desc);
CREATE INDEX "cooperation_request_answer_by_desc" ON "cooperation_request" USING btree ("answer_by" desc nulls last,id desc);
CREATE INDEX "cooperation_request_answered_at_desc" ON "cooperation_request" USING btree ("answered_at" desc nulls last,id desc);
CREATE INDEX "cooperation_request_delivered_at_desc" ON "cooperation_request" USING btree ("delivered_at" desc nulls last,id desc);
CREATE INDEX "cooperation_request_closed_at_desc" ON "cooperation_request" USING btree ("closed_at" desc nulls last,id desc);
CREATE INDEX "cooperation_request_bin" ON "cooperation_request" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "cooperation_request_search" ON "cooperation_request" USING gin (search_text gin_trgm_ops);
CREATE INDEX "conflict_updated" ON "conflict" USING btree (updated_at desc,id desc);
CREATE INDEX "conflict_created" ON "conflict" USING btree (created_at desc,id desc);
CREATE INDEX "conflict_about_id" ON "conflict" USING btree ("about_id","id");
CREATE INDEX "conflict_raised_by_id" ON "conflict" USING btree ("raised_by_id","id");
CREATE INDEX "conflict_raised_at" ON "conflict" USING btree ("raised_at","id");
CREATE INDEX "conflict_state" ON "conflict" USING btree ("state","id");
CREATE INDEX "conflict_level" ON "conflict" USING btree ("level","id");
CREATE INDEX "conflict_level_due_at" ON "conflict" USING btree ("level_due_at","id");
CREATE INDEX "conflict_decided_by_id" ON "conflict" USING btree ("decided_by_id","id");
CREATE INDEX "conflict_decided_at" ON "conflict" USING btree ("decided_at","id");
CREATE INDEX "conflict_raised_at_desc" ON "conflict" USING btree ("raised_at" desc nulls last,id desc);
CREATE INDEX "conflict_level_due_at_desc" ON "conflict" USING btree ("level_due_at" desc nulls last,id desc);
CREATE INDEX "conflict_decided_at_desc" ON "conflict" USING btree ("decided_at" desc nulls last,id desc);
CREATE INDEX "conflict_bin" ON "conflict" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "conflict_search" ON "conflict" USING gin (search_text gin_trgm_ops);
CREATE INDEX "announcement_updated" ON "announcement" USING btree (updated_at desc,id desc);
CREATE INDEX "announcement_created" ON "announcement" USING btree (created_at desc,id desc);
CREATE INDEX "announcement_kind" ON "announcement" USING btree ("kind","id");
CREATE INDEX "announcement_about_id" ON "announcement" USING btree ("about_id","id");
CREATE INDEX "announcement_confirm_by" ON "announcement" USING btree ("confirm_by","id");
CREATE INDEX "announcement_author_id" ON "announcement" USING btree ("author_id","id");
CREATE INDEX "announcement_state" ON "announcement" USING btree ("state","id");
CREATE INDEX "announcement_published_at" ON "announcement" USING btree ("published_at","id");
CREATE INDEX "announcement_confirm_by_desc" ON "announcement" USING btree ("confirm_by" desc nulls last,id desc);
CREATE INDEX "announcement_published_at_desc" ON "announcement" USING btree ("published_at" desc nulls last,id desc);
CREATE INDEX "announcement_bin" ON "announcement" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "announcement_search" ON "announcement" USING gin (search_text gin_trgm_ops);
CREATE INDEX "announcement_receipt_updated" ON "announcement_receipt" USING btree (updated_at desc,id desc);
CREATE INDEX "announcement_receipt_created" ON "announcement_receipt" USING btree (created_at desc,id desc);
CREATE INDEX "announcement_receipt_announcement_id" ON "announcement_receipt" USING btree ("announcement_id","id");
CREATE INDEX "announcement_receipt_person_id" ON "announcement_receipt" USING btree ("person_id","id");
CREATE UNIQUE INDEX "announcement_receipt_unique_announcement_person" ON "announcement_receipt" USING btree ("announcement_id","person_id") WHERE deleted_at is null;
CREATE INDEX "announcement_receipt_bin" ON "announcement_receipt" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
