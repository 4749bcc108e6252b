CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"employee_id" uuid,
	"to_address" text NOT NULL,
	"to_name" text,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"text" text,
	"html" text,
	"attachments" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"handed_at" timestamp (3) with time zone,
	"error_code" text,
	"error_text" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mail_key_unique" UNIQUE("key")
);

CREATE TABLE "alert_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"metric" text NOT NULL,
	"split" text NOT NULL,
	"narrowing" jsonb,
	"condition" text NOT NULL,
	"comparison" text NOT NULL,
	"threshold" numeric(24,4),
	"against" text,
	"period" text NOT NULL,
	"timing" text NOT NULL,
	"rhythm" text NOT NULL,
	"hour" bigint,
	"severity" text NOT NULL,
	"receivers" text[],
	"people_ids" uuid[],
	"roles" text[],
	"channels" text[],
	"cool_down_days" bigint NOT NULL,
	"owner_id" uuid,
	"paused_because" text,
	"next_at" timestamptz,
	"last_at" timestamptz,
	"last_result" jsonb,
	"seen" text
);

CREATE TABLE "alert" (
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
	"severity" text NOT NULL,
	"rule_id" uuid,
	"message_zh" text,
	"message_en" text,
	"metric" text,
	"split" text NOT NULL,
	"subject_key" text NOT NULL,
	"subject" text,
	"person_id" uuid,
	"department_id" uuid,
	"region_id" uuid,
	"period" text,
	"period_from" date,
	"period_to" date,
	"measured" numeric(24,6),
	"expected" numeric(24,6),
	"value" numeric(24,6),
	"distance" numeric(24,4),
	"evidence" jsonb,
	"fired_at" timestamptz NOT NULL,
	"told_on" date,
	"times" bigint,
	"owner_id" uuid,
	"acknowledged_by_id" uuid,
	"acknowledged_at" timestamptz,
	"measure" text,
	"acted_by_id" uuid,
	"acted_at" timestamptz,
	"closed_at" timestamptz,
	"closed_by_id" uuid,
	"closed_because" text,
	"note" text
);

CREATE TABLE "figure_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"metrics" text[] NOT NULL,
	"span" text NOT NULL,
	"compare" boolean,
	"split" text,
	"owner_id" uuid
);

CREATE TABLE "schedule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"content_entity" text NOT NULL,
	"content_id" uuid NOT NULL,
	"recipients_ids" uuid[] NOT NULL,
	"attach" boolean,
	"frequency" text NOT NULL,
	"weekday" text,
	"day_of_month" bigint,
	"hour" bigint NOT NULL,
	"working_days_only" boolean,
	"state" text NOT NULL,
	"owner_id" uuid,
	"next_at" timestamptz,
	"last_at" timestamptz
);

CREATE TABLE "schedule_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"schedule_id" uuid NOT NULL,
	"recipient_id" uuid,
	"due_at" timestamptz NOT NULL,
	"outcome" text NOT NULL
);

ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_rule_id_alert_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."alert_rule"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_acknowledged_by_id_employee_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_acted_by_id_employee_id_fk" FOREIGN KEY ("acted_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "alert" ADD CONSTRAINT "alert_closed_by_id_employee_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "figure_list" ADD CONSTRAINT "figure_list_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "schedule_delivery" ADD CONSTRAINT "schedule_delivery_schedule_id_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedule"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "schedule_delivery" ADD CONSTRAINT "schedule_delivery_recipient_id_employee_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "mail_due" ON "mail" USING btree ("next_at") WHERE state = 'queued';
CREATE INDEX "mail_state" ON "mail" USING btree ("state","id" DESC NULLS LAST);
CREATE INDEX "alert_rule_updated" ON "alert_rule" USING btree (updated_at desc,id desc);
CREATE INDEX "alert_rule_created" ON "alert_rule" USING btree (created_at desc,id desc);
CREATE INDEX "alert_rule_state" ON "alert_rule" USING btree ("state","id");
CREATE INDEX "alert_rule_metric" ON "alert_rule" USING btree ("metric","id");
CREATE INDEX "alert_rule_split" ON "alert_rule" USING btree ("split","id");
CREATE INDEX "alert_rule_condition" ON "alert_rule" USING btree ("condition","id");
CREATE INDEX "alert_rule_severity" ON "alert_rule" USING btree ("severity","id");
CREATE INDEX "alert_rule_owner_id" ON "alert_rule" USING btree ("owner_id","id");
CREATE INDEX "alert_rule_next_at" ON "alert_rule" USING btree ("next_at","id");
CREATE INDEX "alert_rule_next_at_desc" ON "alert_rule" USING btree ("next_at" desc nulls last,id desc);
CREATE INDEX "alert_rule_bin" ON "alert_rule" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "alert_updated" ON "alert" USING btree (updated_at desc,id desc);
CREATE INDEX "alert_created" ON "alert" USING btree (created_at desc,id desc);
CREATE INDEX "alert_state" ON "alert" USING btree ("state","id");
CREATE INDEX "alert_severity" ON "alert" USING btree ("severity","id");
CREATE INDEX "alert_rule_id" ON "alert" USING btree ("rule_id","id");
CREATE INDEX "alert_metric" ON "alert" USING btree ("metric","id");
CREATE INDEX "alert_split" ON "alert" USING btree ("split","id");
CREATE INDEX "alert_person_id" ON "alert" USING btree ("person_id","id");
CREATE INDEX "alert_department_id" ON "alert" USING btree ("department_id","id");
CREATE INDEX "alert_region_id" ON "alert" USING btree ("region_id","id");
CREATE INDEX "alert_fired_at" ON "alert" USING btree ("fired_at","id");
CREATE INDEX "alert_owner_id" ON "alert" USING btree ("owner_id","id");
CREATE UNIQUE INDEX "alert_unique_rule_subjectkey" ON "alert" USING btree ("rule_id","subject_key") WHERE deleted_at is null and (state in ('new', 'acknowledged', 'acted'));
CREATE INDEX "alert_bin" ON "alert" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "alert_search" ON "alert" USING gin (search_text gin_trgm_ops);
CREATE INDEX "figure_list_updated" ON "figure_list" USING btree (updated_at desc,id desc);
CREATE INDEX "figure_list_created" ON "figure_list" USING btree (created_at desc,id desc);
CREATE INDEX "figure_list_owner_id" ON "figure_list" USING btree ("owner_id","id");
CREATE INDEX "figure_list_bin" ON "figure_list" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "schedule_updated" ON "schedule" USING btree (updated_at desc,id desc);
CREATE INDEX "schedule_created" ON "schedule" USING btree (created_at desc,id desc);
CREATE INDEX "schedule_content_id" ON "schedule" USING btree ("content_id","id");
CREATE INDEX "schedule_state" ON "schedule" USING btree ("state","id");
CREATE INDEX "schedule_owner_id" ON "schedule" USING btree ("owner_id","id");
CREATE INDEX "schedule_next_at" ON "schedule" USING btree ("next_at","id");
CREATE INDEX "schedule_next_at_desc" ON "schedule" USING btree ("next_at" desc nulls last,id desc);
CREATE INDEX "schedule_bin" ON "schedule" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "schedule_delivery_updated" ON "schedule_delivery" USING btree (updated_at desc,id desc);
CREATE INDEX "schedule_delivery_created" ON "schedule_delivery" USING btree (created_at desc,id desc);
CREATE INDEX "schedule_delivery_schedule_id" ON "schedule_delivery" USING btree ("schedule_id","id");
CREATE INDEX "schedule_delivery_recipient_id" ON "schedule_delivery" USING btree ("recipient_id","id");
CREATE INDEX "schedule_delivery_due_at" ON "schedule_delivery" USING btree ("due_at","id");
CREATE INDEX "schedule_delivery_outcome" ON "schedule_delivery" USING btree ("outcome","id");
CREATE UNIQUE INDEX "schedule_delivery_unique_schedule_recipient_dueat" ON "schedule_delivery" USING btree ("schedule_id","recipient_id","due_at") WHERE deleted_at is null;
CREATE INDEX "schedule_delivery_bin" ON "schedule_delivery" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
