CREATE TABLE "plan" (
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
	"kind" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"goal" text,
	"state" text,
	"description" text,
	"owner_id" uuid NOT NULL,
	"department_id" uuid
);

CREATE TABLE "plan_task" (
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
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"responsible_id" uuid NOT NULL,
	"output" text,
	"measure" text,
	"dimension" text,
	"weight" numeric(9,2),
	"description" text,
	"month" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"effort" numeric(24,1),
	"progress" numeric(9,2),
	"state" text,
	"depends_on_ids" uuid[],
	"lag_days" bigint,
	"priority" text,
	"priority_manual" boolean,
	"finished_on" date,
	"people" text,
	"money" numeric(18,2),
	"tools" text,
	"risk" text,
	"fallback" text,
	"remark" text
);

CREATE TABLE "budget_line" (
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
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"category" text,
	"amount" numeric(18,2) NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"first_warning" bigint,
	"second_warning" bigint,
	"limit" text
);

CREATE TABLE "budget_entry" (
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
	"line_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(18,2) NOT NULL,
	"on" date NOT NULL,
	"note" text NOT NULL,
	"settles_id" uuid,
	"overrun_reason" text,
	"files_ids" uuid[],
	"state" text NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamptz
);

CREATE TABLE "review" (
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
	"week" text NOT NULL,
	"department_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"participants_ids" uuid[],
	"notes" text,
	"decisions" text,
	"state" text NOT NULL,
	"closed_at" timestamptz,
	"figures" jsonb
);

CREATE TABLE "review_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"review_id" uuid NOT NULL,
	"subject_entity" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"cause" text,
	"remedy" text
);

CREATE TABLE "action_item" (
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
	"text" text NOT NULL,
	"responsible_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"remark" text,
	"review_id" uuid,
	"about" text
);

ALTER TABLE "plan" ADD CONSTRAINT "plan_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "plan" ADD CONSTRAINT "plan_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "plan_task" ADD CONSTRAINT "plan_task_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "plan_task" ADD CONSTRAINT "plan_task_responsible_id_employee_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "budget_entry" ADD CONSTRAINT "budget_entry_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "budget_entry" ADD CONSTRAINT "budget_entry_settles_id_budget_entry_id_fk" FOREIGN KEY ("settles_id") REFERENCES "public"."budget_entry"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "budget_entry" ADD CONSTRAINT "budget_entry_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "review" ADD CONSTRAINT "review_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "review" ADD CONSTRAINT "review_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "review_finding" ADD CONSTRAINT "review_finding_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_responsible_id_employee_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "plan_updated" ON "plan" USING btree (updated_at desc,id desc);
CREATE INDEX "plan_created" ON "plan" USING btree (created_at desc,id desc);
CREATE INDEX "plan_kind" ON "plan" USING btree ("kind","id");
CREATE INDEX "plan_starts_on" ON "plan" USING btree ("starts_on","id");
CREATE INDEX "plan_ends_on" ON "plan" USING btree ("ends_on","id");
CREATE INDEX "plan_state" ON "plan" USING btree ("state","id");
CREATE INDEX "plan_owner_id" ON "plan" USING btree ("owner_id","id");
CREATE INDEX "plan_department_id" ON "plan" USING btree ("department_id","id");
CREATE INDEX "plan_starts_on_desc" ON "plan" USING btree ("starts_on" desc nulls last,id desc);
CREATE INDEX "plan_ends_on_desc" ON "plan" USING btree ("ends_on" desc nulls last,id desc);
CREATE INDEX "plan_bin" ON "plan" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "plan_search" ON "plan" USING gin (search_text gin_trgm_ops);
CREATE INDEX "plan_task_updated" ON "plan_task" USING btree (updated_at desc,id desc);
CREATE INDEX "plan_task_created" ON "plan_task" USING btree (created_at desc,id desc);
CREATE INDEX "plan_task_plan_id" ON "plan_task" USING btree ("plan_id","id");
CREATE INDEX "plan_task_responsible_id" ON "plan_task" USING btree ("responsible_id","id");
CREATE INDEX "plan_task_dimension" ON "plan_task" USING btree ("dimension","id");
CREATE INDEX "plan_task_month" ON "plan_task" USING btree ("month","id");
CREATE INDEX "plan_task_starts_on" ON "plan_task" USING btree ("starts_on","id");
CREATE INDEX "plan_task_ends_on" ON "plan_task" USING btree ("ends_on","id");
CREATE INDEX "plan_task_state" ON "plan_task" USING btree ("state","id");
CREATE INDEX "plan_task_priority" ON "plan_task" USING btree ("priority","id");
CREATE INDEX "plan_task_bin" ON "plan_task" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "plan_task_search" ON "plan_task" USING gin (search_text gin_trgm_ops);
CREATE INDEX "budget_line_updated" ON "budget_line" USING btree (updated_at desc,id desc);
CREATE INDEX "budget_line_created" ON "budget_line" USING btree (created_at desc,id desc);
CREATE INDEX "budget_line_plan_id" ON "budget_line" USING btree ("plan_id","id");
CREATE INDEX "budget_line_category" ON "budget_line" USING btree ("category","id");
CREATE INDEX "budget_line_starts_on" ON "budget_line" USING btree ("starts_on","id");
CREATE INDEX "budget_line_ends_on" ON "budget_line" USING btree ("ends_on","id");
CREATE INDEX "budget_line_starts_on_desc" ON "budget_line" USING btree ("starts_on" desc nulls last,id desc);
CREATE INDEX "budget_line_ends_on_desc" ON "budget_line" USING btree ("ends_on" desc nulls last,id desc);
CREATE INDEX "budget_line_bin" ON "budget_line" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "budget_line_search" ON "budget_line" USING gin (search_text gin_trgm_ops);
CREATE INDEX "budget_entry_updated" ON "budget_entry" USING btree (updated_at desc,id desc);
CREATE INDEX "budget_entry_created" ON "budget_entry" USING btree (created_at desc,id desc);
CREATE INDEX "budget_entry_line_id" ON "budget_entry" USING btree ("line_id","id");
CREATE INDEX "budget_entry_kind" ON "budget_entry" USING btree ("kind","id");
CREATE INDEX "budget_entry_on" ON "budget_entry" USING btree ("on","id");
CREATE INDEX "budget_entry_settles_id" ON "budget_entry" USING btree ("settles_id","id");
CREATE INDEX "budget_entry_state" ON "budget_entry" USING btree ("state","id");
CREATE INDEX "budget_entry_decided_by_id" ON "budget_entry" USING btree ("decided_by_id","id");
CREATE INDEX "budget_entry_bin" ON "budget_entry" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "budget_entry_search" ON "budget_entry" USING gin (search_text gin_trgm_ops);
CREATE INDEX "review_updated" ON "review" USING btree (updated_at desc,id desc);
CREATE INDEX "review_created" ON "review" USING btree (created_at desc,id desc);
CREATE INDEX "review_week" ON "review" USING btree ("week","id");
CREATE INDEX "review_department_id" ON "review" USING btree ("department_id","id");
CREATE INDEX "review_owner_id" ON "review" USING btree ("owner_id","id");
CREATE INDEX "review_state" ON "review" USING btree ("state","id");
CREATE UNIQUE INDEX "review_unique_week_department" ON "review" USING btree ("week","department_id") WHERE deleted_at is null;
CREATE INDEX "review_bin" ON "review" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "review_search" ON "review" USING gin (search_text gin_trgm_ops);
CREATE INDEX "review_finding_updated" ON "review_finding" USING btree (updated_at desc,id desc);
CREATE INDEX "review_finding_created" ON "review_finding" USING btree (created_at desc,id desc);
CREATE INDEX "review_finding_review_id" ON "review_finding" USING btree ("review_id","id");
CREATE UNIQUE INDEX "review_finding_unique_review_subjectentity_subjectid" ON "review_finding" USING btree ("review_id","subject_entity","subject_id") WHERE deleted_at is null;
CREATE INDEX "review_finding_bin" ON "review_finding" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "action_item_updated" ON "action_item" USING btree (updated_at desc,id desc);
CREATE INDEX "action_item_created" ON "action_item" USING btree (created_at desc,id desc);
CREATE INDEX "action_item_responsible_id" ON "action_item" USING btree ("responsible_id","id");
CREATE INDEX "action_item_due_on" ON "action_item" USING btree ("due_on","id");
CREATE INDEX "action_item_state" ON "action_item" USING btree ("state","id");
CREATE INDEX "action_item_review_id" ON "action_item" USING btree ("review_id","id");
CREATE INDEX "action_item_bin" ON "action_item" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "action_item_search" ON "action_item" USING gin (search_text gin_trgm_ops);
