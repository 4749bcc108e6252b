CREATE TABLE "objective" (
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
	"why" text,
	"quarter" text NOT NULL,
	"level" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"department_id" uuid,
	"parent_id" uuid,
	"visibility" text,
	"state" text NOT NULL,
	"score" numeric(24,2),
	"proposed_score" numeric(24,2),
	"score_reason" text,
	"scored_by_id" uuid,
	"confirmed_by_id" uuid,
	"confirmed_on" date,
	"reopen_reason" text,
	"starts_on" date,
	"ends_on" date
);

CREATE TABLE "key_result" (
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
	"objective_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"weight" numeric(24,2) NOT NULL,
	"metric" text,
	"metric_filter" jsonb,
	"start" numeric(24,6),
	"target" numeric(24,6),
	"current" numeric(24,6),
	"unit" text,
	"direction" text,
	"steps" jsonb,
	"progress" numeric(9,2),
	"status" text,
	"confidence" bigint,
	"last_check_in_on" date,
	"state" text NOT NULL,
	"drop_reason" text,
	"measured_at" timestamptz,
	"measured_by_id" uuid,
	"position" bigint
);

CREATE TABLE "check_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"name" text,
	"key_result_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"checked_on" date NOT NULL,
	"week" date,
	"value" numeric(24,6),
	"steps" jsonb,
	"progress" numeric(9,2),
	"status" text NOT NULL,
	"confidence" bigint,
	"happened" text,
	"blockers" text,
	"next_actions" text
);

CREATE TABLE "okr_action" (
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
	"key_result_id" uuid NOT NULL,
	"responsible_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done" boolean,
	"done_on" date,
	"week" date,
	"note" text
);

CREATE TABLE "milestone" (
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
	"quarter" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"department_id" uuid,
	"about" text,
	"state" text NOT NULL,
	"met_on" date,
	"template" text,
	"starts_on" date,
	"ends_on" date
);

CREATE TABLE "milestone_criterion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"milestone_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"metric" text,
	"span" text,
	"entity" text,
	"filter" jsonb,
	"comparison" text,
	"value" numeric(24,6),
	"goal_share" numeric(9,2),
	"goal_metric" text,
	"files_ids" uuid[],
	"note" text,
	"current" numeric(24,6),
	"wanted" numeric(24,6),
	"unit" text,
	"met" boolean,
	"met_on" date,
	"confirmed_by_id" uuid,
	"checked_at" timestamptz,
	"measured_by_id" uuid,
	"position" bigint
);

ALTER TABLE "objective" ADD CONSTRAINT "objective_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "objective" ADD CONSTRAINT "objective_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "objective" ADD CONSTRAINT "objective_parent_id_objective_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."objective"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "objective" ADD CONSTRAINT "objective_scored_by_id_employee_id_fk" FOREIGN KEY ("scored_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "objective" ADD CONSTRAINT "objective_confirmed_by_id_employee_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_objective_id_objective_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objective"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_measured_by_id_employee_id_fk" FOREIGN KEY ("measured_by_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_author_id_employee_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "okr_action" ADD CONSTRAINT "okr_action_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "okr_action" ADD CONSTRAINT "okr_action_responsible_id_employee_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "milestone_criterion" ADD CONSTRAINT "milestone_criterion_milestone_id_milestone_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestone"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "milestone_criterion" ADD CONSTRAINT "milestone_criterion_confirmed_by_id_employee_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "milestone_criterion" ADD CONSTRAINT "milestone_criterion_measured_by_id_employee_id_fk" FOREIGN KEY ("measured_by_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
CREATE INDEX "objective_updated" ON "objective" USING btree (updated_at desc,id desc);
CREATE INDEX "objective_created" ON "objective" USING btree (created_at desc,id desc);
CREATE INDEX "objective_quarter" ON "objective" USING btree ("quarter","id");
CREATE INDEX "objective_level" ON "objective" USING btree ("level","id");
CREATE INDEX "objective_owner_id" ON "objective" USING btree ("owner_id","id");
CREATE INDEX "objective_department_id" ON "objective" USING btree ("department_id","id");
CREATE INDEX "objective_parent_id" ON "objective" USING btree ("parent_id","id");
CREATE INDEX "objective_visibility" ON "objective" USING btree ("visibility","id");
CREATE INDEX "objective_state" ON "objective" USING btree ("state","id");
CREATE INDEX "objective_starts_on" ON "objective" USING btree ("starts_on","id");
CREATE INDEX "objective_ends_on" ON "objective" USING btree ("ends_on","id");
CREATE INDEX "objective_starts_on_desc" ON "objective" USING btree ("starts_on" desc nulls last,id desc);
CREATE INDEX "objective_ends_on_desc" ON "objective" USING btree ("ends_on" desc nulls last,id desc);
CREATE INDEX "objective_bin" ON "objective" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "objective_search" ON "objective" USING gin (search_text gin_trgm_ops);
CREATE INDEX "key_result_updated" ON "key_result" USING btree (updated_at desc,id desc);
CREATE INDEX "key_result_created" ON "key_result" USING btree (created_at desc,id desc);
CREATE INDEX "key_result_objective_id" ON "key_result" USING btree ("objective_id","id");
CREATE INDEX "key_result_kind" ON "key_result" USING btree ("kind","id");
CREATE INDEX "key_result_owner_id" ON "key_result" USING btree ("owner_id","id");
CREATE INDEX "key_result_status" ON "key_result" USING btree ("status","id");
CREATE INDEX "key_result_state" ON "key_result" USING btree ("state","id");
CREATE INDEX "key_result_bin" ON "key_result" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "key_result_search" ON "key_result" USING gin (search_text gin_trgm_ops);
CREATE INDEX "check_in_updated" ON "check_in" USING btree (updated_at desc,id desc);
CREATE INDEX "check_in_created" ON "check_in" USING btree (created_at desc,id desc);
CREATE INDEX "check_in_key_result_id" ON "check_in" USING btree ("key_result_id","id");
CREATE INDEX "check_in_author_id" ON "check_in" USING btree ("author_id","id");
CREATE INDEX "check_in_checked_on" ON "check_in" USING btree ("checked_on","id");
CREATE INDEX "check_in_week" ON "check_in" USING btree ("week","id");
CREATE INDEX "check_in_status" ON "check_in" USING btree ("status","id");
CREATE INDEX "check_in_week_desc" ON "check_in" USING btree ("week" desc nulls last,id desc);
CREATE INDEX "check_in_bin" ON "check_in" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "okr_action_updated" ON "okr_action" USING btree (updated_at desc,id desc);
CREATE INDEX "okr_action_created" ON "okr_action" USING btree (created_at desc,id desc);
CREATE INDEX "okr_action_key_result_id" ON "okr_action" USING btree ("key_result_id","id");
CREATE INDEX "okr_action_responsible_id" ON "okr_action" USING btree ("responsible_id","id");
CREATE INDEX "okr_action_due_on" ON "okr_action" USING btree ("due_on","id");
CREATE INDEX "okr_action_week" ON "okr_action" USING btree ("week","id");
CREATE INDEX "okr_action_week_desc" ON "okr_action" USING btree ("week" desc nulls last,id desc);
CREATE INDEX "okr_action_bin" ON "okr_action" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "okr_action_search" ON "okr_action" USING gin (search_text gin_trgm_ops);
CREATE INDEX "milestone_updated" ON "milestone" USING btree (updated_at desc,id desc);
CREATE INDEX "milestone_created" ON "milestone" USING btree (created_at desc,id desc);
CREATE INDEX "milestone_quarter" ON "milestone" USING btree ("quarter","id");
CREATE INDEX "milestone_owner_id" ON "milestone" USING btree ("owner_id","id");
CREATE INDEX "milestone_department_id" ON "milestone" USING btree ("department_id","id");
CREATE INDEX "milestone_state" ON "milestone" USING btree ("state","id");
CREATE INDEX "milestone_starts_on" ON "milestone" USING btree ("starts_on","id");
CREATE INDEX "milestone_ends_on" ON "milestone" USING btree ("ends_on","id");
CREATE INDEX "milestone_starts_on_desc" ON "milestone" USING btree ("starts_on" desc nulls last,id desc);
CREATE INDEX "milestone_ends_on_desc" ON "milestone" USING btree ("ends_on" desc nulls last,id desc);
CREATE UNIQUE INDEX "milestone_unique_template_quarter" ON "milestone" USING btree ("template","quarter") WHERE deleted_at is null;
CREATE INDEX "milestone_bin" ON "milestone" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "milestone_search" ON "milestone" USING gin (search_text gin_trgm_ops);
CREATE INDEX "milestone_criterion_updated" ON "milestone_criterion" USING btree (updated_at desc,id desc);
CREATE INDEX "milestone_criterion_created" ON "milestone_criterion" USING btree (created_at desc,id desc);
CREATE INDEX "milestone_criterion_milestone_id" ON "milestone_criterion" USING btree ("milestone_id","id");
CREATE INDEX "milestone_criterion_kind" ON "milestone_criterion" USING btree ("kind","id");
CREATE INDEX "milestone_criterion_bin" ON "milestone_criterion" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
