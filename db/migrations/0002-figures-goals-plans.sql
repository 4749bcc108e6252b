CREATE SEQUENCE "public"."audit_position" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;
CREATE TABLE "audit_seal" (
	"number" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"from_position" bigint NOT NULL,
	"to_position" bigint NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"actor_id" uuid,
	"digest" text NOT NULL,
	"previous" text NOT NULL,
	"key_id" text NOT NULL,
	"hash" text NOT NULL,
	"mac" text NOT NULL,
	"entries" "bytea" NOT NULL
);

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

CREATE TABLE "metric_fact" (
	"metric" text NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"key" text NOT NULL,
	"value" numeric NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "metric_fact_metric_dimension_day_key_pk" PRIMARY KEY("metric","dimension","day","key")
);

CREATE TABLE "metric_mark" (
	"metric" text NOT NULL,
	"day" date NOT NULL
);

CREATE TABLE "metric_state" (
	"metric" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"ready_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"differences" integer
);

CREATE TABLE "employment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"employee_id" uuid NOT NULL,
	"department_id" uuid,
	"position_id" uuid,
	"manager_id" uuid,
	"starts_on" date,
	"ends_on" date
);

CREATE TABLE "exchange_rate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,8) NOT NULL,
	"valid_from" date NOT NULL,
	"note" text
);

CREATE TABLE "lead" (
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
	"company" text,
	"title" text,
	"status" text NOT NULL,
	"invalid_reason" text,
	"channel" text,
	"industry" text,
	"product_id" uuid,
	"need" text,
	"tags" text[],
	"phone" text,
	"email" text,
	"wechat" text,
	"remark" text,
	"owner_id" uuid,
	"department_id" uuid,
	"region_id" uuid
);

CREATE TABLE "metric_definition" (
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
	"name_en" text,
	"key" text NOT NULL,
	"about" text NOT NULL,
	"about_en" text,
	"kind" text NOT NULL,
	"source" text,
	"measure" text,
	"field" text,
	"date" text,
	"filter" jsonb,
	"formula" text,
	"unit" text NOT NULL,
	"direction" text NOT NULL
);

CREATE TABLE "metric_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"metric" text NOT NULL,
	"day" date NOT NULL,
	"value" numeric(24,6) NOT NULL,
	"source" text NOT NULL,
	"person_id" uuid,
	"region_id" uuid,
	"product_id" uuid,
	"segment" text,
	"evidence_ids" uuid[],
	"remark" text,
	"status" text,
	"decided_by_id" uuid,
	"decided_at" timestamptz,
	"decision_note" text
);

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

CREATE TABLE "report" (
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
	"about" text,
	"source" text NOT NULL,
	"definition" jsonb NOT NULL,
	"sharing" text NOT NULL,
	"owner_id" uuid,
	"department_id" uuid
);

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
	"goal_record_id" uuid,
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

CREATE TABLE "board" (
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
	"name_en" text,
	"about" text,
	"kind" text,
	"icon" text,
	"audience" text,
	"period" text,
	"narrowing" jsonb,
	"layout" jsonb,
	"position" bigint,
	"key" text,
	"owner_id" uuid,
	"department_id" uuid
);

ALTER TABLE "audit" ADD COLUMN "position" bigint DEFAULT case when pg_current_xact_id() is not null then nextval('audit_position') end NOT NULL;
ALTER TABLE "opportunity" ADD COLUMN "currency" text;
ALTER TABLE "opportunity" ADD COLUMN "base_amount" numeric(18,2);
ALTER TABLE "employment" ADD CONSTRAINT "employment_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
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
ALTER TABLE "report" ADD CONSTRAINT "report_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "report" ADD CONSTRAINT "report_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_parent_id_goal_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."goal"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_adjustment_id_goal_adjustment_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."goal_adjustment"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_requester_id_employee_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_approver_id_employee_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "plan" ADD CONSTRAINT "plan_goal_record_id_goal_id_fk" FOREIGN KEY ("goal_record_id") REFERENCES "public"."goal"("id") ON DELETE set null ON UPDATE no action;
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
ALTER TABLE "board" ADD CONSTRAINT "board_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "board" ADD CONSTRAINT "board_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "mail_due" ON "mail" USING btree ("next_at") WHERE state = 'queued';
CREATE INDEX "mail_state" ON "mail" USING btree ("state","id" DESC NULLS LAST);
CREATE INDEX "metric_fact_key" ON "metric_fact" USING btree ("metric","dimension","key","day");
CREATE INDEX "metric_mark_day" ON "metric_mark" USING btree ("metric","day");
CREATE INDEX "employment_updated" ON "employment" USING btree (updated_at desc,id desc);
CREATE INDEX "employment_created" ON "employment" USING btree (created_at desc,id desc);
CREATE INDEX "employment_employee_id" ON "employment" USING btree ("employee_id","id");
CREATE INDEX "employment_department_id" ON "employment" USING btree ("department_id","id");
CREATE INDEX "employment_position_id" ON "employment" USING btree ("position_id","id");
CREATE INDEX "employment_manager_id" ON "employment" USING btree ("manager_id","id");
CREATE INDEX "employment_bin" ON "employment" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "exchange_rate_updated" ON "exchange_rate" USING btree (updated_at desc,id desc);
CREATE INDEX "exchange_rate_created" ON "exchange_rate" USING btree (created_at desc,id desc);
CREATE INDEX "exchange_rate_currency" ON "exchange_rate" USING btree ("currency","id");
CREATE UNIQUE INDEX "exchange_rate_unique_currency_validfrom" ON "exchange_rate" USING btree ("currency","valid_from") WHERE deleted_at is null;
CREATE INDEX "exchange_rate_bin" ON "exchange_rate" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "lead_updated" ON "lead" USING btree (updated_at desc,id desc);
CREATE INDEX "lead_created" ON "lead" USING btree (created_at desc,id desc);
CREATE INDEX "lead_name" ON "lead" USING btree ("name","id");
CREATE INDEX "lead_status" ON "lead" USING btree ("status","id");
CREATE INDEX "lead_invalid_reason" ON "lead" USING btree ("invalid_reason","id");
CREATE INDEX "lead_channel" ON "lead" USING btree ("channel","id");
CREATE INDEX "lead_industry" ON "lead" USING btree ("industry","id");
CREATE INDEX "lead_product_id" ON "lead" USING btree ("product_id","id");
CREATE INDEX "lead_owner_id" ON "lead" USING btree ("owner_id","id");
CREATE INDEX "lead_department_id" ON "lead" USING btree ("department_id","id");
CREATE INDEX "lead_region_id" ON "lead" USING btree ("region_id","id");
CREATE UNIQUE INDEX "lead_unique_number" ON "lead" USING btree ("number") WHERE deleted_at is null;
CREATE INDEX "lead_bin" ON "lead" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "lead_search" ON "lead" USING gin (search_text gin_trgm_ops);
CREATE INDEX "metric_definition_updated" ON "metric_definition" USING btree (updated_at desc,id desc);
CREATE INDEX "metric_definition_created" ON "metric_definition" USING btree (created_at desc,id desc);
CREATE INDEX "metric_definition_kind" ON "metric_definition" USING btree ("kind","id");
CREATE INDEX "metric_definition_source" ON "metric_definition" USING btree ("source","id");
CREATE INDEX "metric_definition_measure" ON "metric_definition" USING btree ("measure","id");
CREATE INDEX "metric_definition_unit" ON "metric_definition" USING btree ("unit","id");
CREATE INDEX "metric_definition_direction" ON "metric_definition" USING btree ("direction","id");
CREATE UNIQUE INDEX "metric_definition_unique_key" ON "metric_definition" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "metric_definition_bin" ON "metric_definition" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "metric_entry_updated" ON "metric_entry" USING btree (updated_at desc,id desc);
CREATE INDEX "metric_entry_created" ON "metric_entry" USING btree (created_at desc,id desc);
CREATE INDEX "metric_entry_metric" ON "metric_entry" USING btree ("metric","id");
CREATE INDEX "metric_entry_day" ON "metric_entry" USING btree ("day","id");
CREATE INDEX "metric_entry_person_id" ON "metric_entry" USING btree ("person_id","id");
CREATE INDEX "metric_entry_region_id" ON "metric_entry" USING btree ("region_id","id");
CREATE INDEX "metric_entry_product_id" ON "metric_entry" USING btree ("product_id","id");
CREATE INDEX "metric_entry_status" ON "metric_entry" USING btree ("status","id");
CREATE INDEX "metric_entry_decided_by_id" ON "metric_entry" USING btree ("decided_by_id","id");
CREATE INDEX "metric_entry_bin" ON "metric_entry" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
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
CREATE INDEX "report_updated" ON "report" USING btree (updated_at desc,id desc);
CREATE INDEX "report_created" ON "report" USING btree (created_at desc,id desc);
CREATE INDEX "report_sharing" ON "report" USING btree ("sharing","id");
CREATE INDEX "report_owner_id" ON "report" USING btree ("owner_id","id");
CREATE INDEX "report_department_id" ON "report" USING btree ("department_id","id");
CREATE INDEX "report_bin" ON "report" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "report_search" ON "report" USING gin (search_text gin_trgm_ops);
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
CREATE INDEX "plan_updated" ON "plan" USING btree (updated_at desc,id desc);
CREATE INDEX "plan_created" ON "plan" USING btree (created_at desc,id desc);
CREATE INDEX "plan_kind" ON "plan" USING btree ("kind","id");
CREATE INDEX "plan_starts_on" ON "plan" USING btree ("starts_on","id");
CREATE INDEX "plan_ends_on" ON "plan" USING btree ("ends_on","id");
CREATE INDEX "plan_goal_record_id" ON "plan" USING btree ("goal_record_id","id");
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
CREATE INDEX "board_updated" ON "board" USING btree (updated_at desc,id desc);
CREATE INDEX "board_created" ON "board" USING btree (created_at desc,id desc);
CREATE INDEX "board_kind" ON "board" USING btree ("kind","id");
CREATE INDEX "board_audience" ON "board" USING btree ("audience","id");
CREATE INDEX "board_owner_id" ON "board" USING btree ("owner_id","id");
CREATE INDEX "board_department_id" ON "board" USING btree ("department_id","id");
CREATE UNIQUE INDEX "board_unique_key" ON "board" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "board_bin" ON "board" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "board_search" ON "board" USING gin (search_text gin_trgm_ops);
CREATE UNIQUE INDEX "audit_position_key" ON "audit" USING btree ("position");

-- Where everybody belongs now is where they have always belonged, as far as is known.
INSERT INTO "employment" ("id", "employee_id", "department_id", "position_id", "manager_id")
  SELECT gen_random_uuid(), "id", "department_id", "position_id", "manager_id" FROM "employee";

-- Amounts were in the company's currency until now.
UPDATE "opportunity" SET "base_amount" = "amount" WHERE "amount" IS NOT NULL;
