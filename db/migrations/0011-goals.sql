CREATE TABLE "goal" (
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
	"metric" text NOT NULL,
	"target" numeric(24,4) NOT NULL,
	"period" text NOT NULL,
	"subject" text,
	"owner_id" uuid,
	"department_id" uuid,
	"region_id" uuid,
	"product_line" text,
	"segment" text,
	"parent_id" uuid,
	"base_value" numeric(24,4),
	"stretch" numeric(24,4),
	"challenge" numeric(24,4),
	"weight" numeric(9,2),
	"plan_line" text,
	"risks" text,
	"state" text,
	"status" text,
	"actual" numeric(24,4),
	"completion" numeric(9,1),
	"measured_at" timestamptz,
	"starts_on" date,
	"ends_on" date,
	"period_kind" text,
	"unit" text,
	"currency" text,
	"key" text,
	"adjustment_id" uuid
);

CREATE TABLE "goal_adjustment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"title" text,
	"goal_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"target" numeric(24,4) NOT NULL,
	"stretch" numeric(24,4),
	"challenge" numeric(24,4),
	"target_before" numeric(24,4),
	"stretch_before" numeric(24,4),
	"challenge_before" numeric(24,4),
	"effective_on" date NOT NULL,
	"state" text,
	"requester_id" uuid,
	"approver_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamptz,
	"decision_note" text
);

ALTER TABLE "goal" ADD CONSTRAINT "goal_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_parent_id_goal_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."goal"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_adjustment_id_goal_adjustment_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."goal_adjustment"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_requester_id_employee_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_approver_id_employee_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "goal_updated" ON "goal" USING btree (updated_at desc,id desc);
CREATE INDEX "goal_created" ON "goal" USING btree (created_at desc,id desc);
CREATE INDEX "goal_metric" ON "goal" USING btree ("metric","id");
CREATE INDEX "goal_period" ON "goal" USING btree ("period","id");
CREATE INDEX "goal_subject" ON "goal" USING btree ("subject","id");
CREATE INDEX "goal_owner_id" ON "goal" USING btree ("owner_id","id");
CREATE INDEX "goal_department_id" ON "goal" USING btree ("department_id","id");
CREATE INDEX "goal_region_id" ON "goal" USING btree ("region_id","id");
CREATE INDEX "goal_parent_id" ON "goal" USING btree ("parent_id","id");
CREATE INDEX "goal_state" ON "goal" USING btree ("state","id");
CREATE INDEX "goal_status" ON "goal" USING btree ("status","id");
CREATE INDEX "goal_starts_on" ON "goal" USING btree ("starts_on","id");
CREATE INDEX "goal_ends_on" ON "goal" USING btree ("ends_on","id");
CREATE INDEX "goal_period_kind" ON "goal" USING btree ("period_kind","id");
CREATE INDEX "goal_starts_on_desc" ON "goal" USING btree ("starts_on" desc nulls last,id desc);
CREATE INDEX "goal_ends_on_desc" ON "goal" USING btree ("ends_on" desc nulls last,id desc);
CREATE UNIQUE INDEX "goal_unique_key" ON "goal" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "goal_bin" ON "goal" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "goal_search" ON "goal" USING gin (search_text gin_trgm_ops);
CREATE INDEX "goal_adjustment_updated" ON "goal_adjustment" USING btree (updated_at desc,id desc);
CREATE INDEX "goal_adjustment_created" ON "goal_adjustment" USING btree (created_at desc,id desc);
CREATE INDEX "goal_adjustment_goal_id" ON "goal_adjustment" USING btree ("goal_id","id");
CREATE INDEX "goal_adjustment_reason" ON "goal_adjustment" USING btree ("reason","id");
CREATE INDEX "goal_adjustment_state" ON "goal_adjustment" USING btree ("state","id");
CREATE INDEX "goal_adjustment_requester_id" ON "goal_adjustment" USING btree ("requester_id","id");
CREATE INDEX "goal_adjustment_approver_id" ON "goal_adjustment" USING btree ("approver_id","id");
CREATE UNIQUE INDEX "goal_adjustment_unique_goal" ON "goal_adjustment" USING btree ("goal_id") WHERE deleted_at is null and (state = 'requested');
CREATE INDEX "goal_adjustment_bin" ON "goal_adjustment" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
