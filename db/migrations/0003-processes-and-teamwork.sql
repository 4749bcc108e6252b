CREATE TABLE "change_feed" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"failure" text,
	"failed_at" timestamp (3) with time zone
);

CREATE TABLE "notice_room" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"address" text NOT NULL,
	"signing_key" text,
	"department_id" uuid,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"shows_body" boolean DEFAULT false NOT NULL,
	"allow_private" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"free_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "notice_waiting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "notice_watch" (
	"notification_id" uuid PRIMARY KEY NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "outgoing_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"employee_id" uuid,
	"phone" text,
	"subject" text NOT NULL,
	"text" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"error_code" text,
	"error_text" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone
);

CREATE TABLE "webhook_endpoint" (
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
	"url" text NOT NULL,
	"events" text[],
	"state" text NOT NULL,
	"parallel" bigint NOT NULL,
	"allow_private" boolean,
	"owner_id" uuid NOT NULL,
	"secret_number" bigint,
	"secret_shown_at" timestamptz,
	"former_until" timestamptz,
	"paused_because" text,
	"active_since" timestamptz,
	"last_ok_at" timestamptz,
	"failing_since" timestamptz
);

CREATE TABLE "webhook_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"type" text NOT NULL,
	"message" text NOT NULL,
	"at" timestamptz NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint,
	"next_at" timestamptz,
	"delivered_at" timestamptz,
	"status" bigint,
	"fault" text,
	"body" jsonb,
	"log" jsonb,
	"lease_until" timestamptz
);

CREATE TABLE "process" (
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
	"key" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"about" text,
	"category" text,
	"owner_id" uuid,
	"state" text NOT NULL
);

CREATE TABLE "process_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"process_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"state" text NOT NULL,
	"pilot_department_id" uuid,
	"flow" jsonb NOT NULL,
	"triggers" jsonb,
	"note" text,
	"published_at" timestamptz
);

CREATE TABLE "process_instance" (
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
	"title" text NOT NULL,
	"process_id" uuid NOT NULL,
	"process_version_id" uuid NOT NULL,
	"about_entity" text,
	"about_id" uuid,
	"starter_id" uuid,
	"state" text NOT NULL,
	"started_at" timestamptz NOT NULL,
	"ended_at" timestamptz,
	"stuck_because" jsonb,
	"form" jsonb,
	"snapshot" jsonb,
	"chosen" jsonb,
	"held" jsonb,
	"progress" jsonb,
	"parent_id" uuid,
	"parent_step" text
);

CREATE TABLE "process_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"instance_id" uuid NOT NULL,
	"step" text NOT NULL,
	"step_name" text NOT NULL,
	"kind" text NOT NULL,
	"assignee_id" uuid,
	"acted_by_id" uuid,
	"state" text NOT NULL,
	"decision" text,
	"comment" text,
	"form" jsonb,
	"changes" jsonb,
	"opened_at" timestamptz,
	"due_at" timestamptz,
	"decided_at" timestamptz,
	"round" bigint NOT NULL,
	"seat" bigint NOT NULL,
	"position" bigint NOT NULL,
	"added_by_id" uuid
);

CREATE TABLE "process_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"instance_id" uuid NOT NULL,
	"activity" text NOT NULL,
	"step" text,
	"lifecycle" text NOT NULL,
	"at" timestamptz NOT NULL,
	"person_id" uuid,
	"detail" jsonb
);

CREATE TABLE "process_timer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"instance_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"step" text NOT NULL,
	"round" bigint NOT NULL,
	"task_id" uuid,
	"percent" bigint,
	"due_at" timestamptz NOT NULL,
	"fired_at" timestamptz
);

CREATE TABLE "process_effect" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"instance_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamptz NOT NULL,
	"detail" jsonb
);

CREATE TABLE "held_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"instance_id" uuid,
	"process_id" uuid NOT NULL,
	"trigger" text NOT NULL,
	"entity" text NOT NULL,
	"record" text,
	"operation" text NOT NULL,
	"action" text,
	"values" jsonb NOT NULL,
	"before" jsonb,
	"changes" jsonb,
	"seen_version" bigint,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"faults" jsonb,
	"result" text,
	"ended_at" timestamptz
);

CREATE TABLE "stage_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"pipeline_id" uuid,
	"from" text,
	"to" text NOT NULL,
	"move" text NOT NULL,
	"at" timestamptz NOT NULL,
	"by_id" uuid,
	"days" numeric(24,2),
	"working_days" numeric(24,2),
	"owner_id" uuid,
	"customer_id" uuid,
	"product_id" uuid
);

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

CREATE TABLE "event_log" (
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
	"sharing" text NOT NULL,
	"owner_id" uuid,
	"department_id" uuid,
	"file_name" text,
	"cases" bigint,
	"events" bigint,
	"first_at" timestamptz,
	"last_at" timestamptz,
	"words" jsonb
);

CREATE TABLE "event_log_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"log_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"key" text NOT NULL,
	"attributes" jsonb,
	"events" jsonb
);

CREATE TABLE "process_improvement" (
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
	"process_id" uuid,
	"state" text NOT NULL,
	"owner_id" uuid,
	"department_id" uuid,
	"present" text,
	"problem" text,
	"ideal" text,
	"log" text,
	"steps" jsonb,
	"new_version_id" uuid,
	"pilot_department_id" uuid,
	"pilot_from" date,
	"pilot_to" date,
	"before" jsonb,
	"after" jsonb,
	"conclusion" text,
	"review_on" date
);

CREATE TABLE "automation_rule" (
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
	"entity" text,
	"trigger" jsonb,
	"condition" jsonb,
	"steps" jsonb,
	"owner_id" uuid NOT NULL,
	"account_id" uuid,
	"per_minute" bigint NOT NULL,
	"revision" bigint,
	"paused_because" text,
	"active_since" timestamptz,
	"looked_at" timestamptz,
	"next_at" timestamptz,
	"last_run_at" timestamptz
);

CREATE TABLE "automation_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"rule_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"name" text NOT NULL,
	"definition" jsonb
);

CREATE TABLE "automation_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"rule_id" uuid NOT NULL,
	"revision" bigint,
	"key" text NOT NULL,
	"at" timestamptz NOT NULL,
	"state" text NOT NULL,
	"entity" text,
	"record" text,
	"subject" text,
	"cause" jsonb,
	"chain" jsonb,
	"batch" text,
	"step" bigint,
	"effects" jsonb,
	"attempts" bigint,
	"next_at" timestamptz,
	"lease_until" timestamptz,
	"fault" text,
	"ended_at" timestamptz
);

DROP INDEX "notification_unread";
ALTER TABLE "notification" ADD COLUMN "values" jsonb;
ALTER TABLE "notification" ADD COLUMN "shown" boolean DEFAULT true NOT NULL;
ALTER TABLE "position" ADD COLUMN "approval_limit" numeric(18,2);
ALTER TABLE "opportunity" ADD COLUMN "discount" numeric(9,2);
ALTER TABLE "goal_adjustment" ADD COLUMN "in_place_of_id" uuid;
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_webhook_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoint"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process" ADD CONSTRAINT "process_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_version" ADD CONSTRAINT "process_version_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_version" ADD CONSTRAINT "process_version_pilot_department_id_department_id_fk" FOREIGN KEY ("pilot_department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_instance" ADD CONSTRAINT "process_instance_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "process_instance" ADD CONSTRAINT "process_instance_process_version_id_process_version_id_fk" FOREIGN KEY ("process_version_id") REFERENCES "public"."process_version"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "process_instance" ADD CONSTRAINT "process_instance_starter_id_employee_id_fk" FOREIGN KEY ("starter_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "process_instance" ADD CONSTRAINT "process_instance_parent_id_process_instance_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."process_instance"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "process_task" ADD CONSTRAINT "process_task_instance_id_process_instance_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."process_instance"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_task" ADD CONSTRAINT "process_task_assignee_id_employee_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."employee"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "process_task" ADD CONSTRAINT "process_task_acted_by_id_employee_id_fk" FOREIGN KEY ("acted_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_task" ADD CONSTRAINT "process_task_added_by_id_employee_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_event" ADD CONSTRAINT "process_event_instance_id_process_instance_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."process_instance"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_event" ADD CONSTRAINT "process_event_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_timer" ADD CONSTRAINT "process_timer_instance_id_process_instance_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."process_instance"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_timer" ADD CONSTRAINT "process_timer_task_id_process_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."process_task"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_effect" ADD CONSTRAINT "process_effect_instance_id_process_instance_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."process_instance"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "held_change" ADD CONSTRAINT "held_change_instance_id_process_instance_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."process_instance"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "held_change" ADD CONSTRAINT "held_change_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_pipeline_id_pipeline_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."pipeline"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_by_id_employee_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;
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
ALTER TABLE "event_log" ADD CONSTRAINT "event_log_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "event_log" ADD CONSTRAINT "event_log_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "event_log_case" ADD CONSTRAINT "event_log_case_log_id_event_log_id_fk" FOREIGN KEY ("log_id") REFERENCES "public"."event_log"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "process_improvement" ADD CONSTRAINT "process_improvement_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_improvement" ADD CONSTRAINT "process_improvement_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_improvement" ADD CONSTRAINT "process_improvement_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_improvement" ADD CONSTRAINT "process_improvement_new_version_id_process_version_id_fk" FOREIGN KEY ("new_version_id") REFERENCES "public"."process_version"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "process_improvement" ADD CONSTRAINT "process_improvement_pilot_department_id_department_id_fk" FOREIGN KEY ("pilot_department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "automation_rule" ADD CONSTRAINT "automation_rule_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "automation_rule" ADD CONSTRAINT "automation_rule_account_id_employee_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "automation_revision" ADD CONSTRAINT "automation_revision_rule_id_automation_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."automation_rule"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "automation_run" ADD CONSTRAINT "automation_run_rule_id_automation_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."automation_rule"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "notice_waiting_due" ON "notice_waiting" USING btree ("due_at");
CREATE INDEX "notice_waiting_employee" ON "notice_waiting" USING btree ("employee_id","channel");
CREATE INDEX "notice_watch_due" ON "notice_watch" USING btree ("due_at");
CREATE INDEX "outgoing_message_due" ON "outgoing_message" USING btree ("target","next_at") WHERE state = 'queued';
CREATE INDEX "outgoing_message_state" ON "outgoing_message" USING btree ("state","id" DESC NULLS LAST);
CREATE INDEX "webhook_endpoint_updated" ON "webhook_endpoint" USING btree (updated_at desc,id desc);
CREATE INDEX "webhook_endpoint_created" ON "webhook_endpoint" USING btree (created_at desc,id desc);
CREATE INDEX "webhook_endpoint_state" ON "webhook_endpoint" USING btree ("state","id");
CREATE INDEX "webhook_endpoint_owner_id" ON "webhook_endpoint" USING btree ("owner_id","id");
CREATE INDEX "webhook_endpoint_bin" ON "webhook_endpoint" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "webhook_delivery_updated" ON "webhook_delivery" USING btree (updated_at desc,id desc);
CREATE INDEX "webhook_delivery_created" ON "webhook_delivery" USING btree (created_at desc,id desc);
CREATE INDEX "webhook_delivery_endpoint_id" ON "webhook_delivery" USING btree ("endpoint_id","id");
CREATE INDEX "webhook_delivery_message" ON "webhook_delivery" USING btree ("message","id");
CREATE INDEX "webhook_delivery_at" ON "webhook_delivery" USING btree ("at","id");
CREATE INDEX "webhook_delivery_state" ON "webhook_delivery" USING btree ("state","id");
CREATE INDEX "webhook_delivery_x0" ON "webhook_delivery" USING btree (endpoint_id, state, next_at, id);
CREATE INDEX "webhook_delivery_x1" ON "webhook_delivery" USING btree (state, lease_until);
CREATE INDEX "webhook_delivery_x2" ON "webhook_delivery" USING btree (endpoint_id, at desc);
CREATE INDEX "process_updated" ON "process" USING btree (updated_at desc,id desc);
CREATE INDEX "process_created" ON "process" USING btree (created_at desc,id desc);
CREATE INDEX "process_category" ON "process" USING btree ("category","id");
CREATE INDEX "process_owner_id" ON "process" USING btree ("owner_id","id");
CREATE INDEX "process_state" ON "process" USING btree ("state","id");
CREATE UNIQUE INDEX "process_unique_key" ON "process" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "process_bin" ON "process" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_search" ON "process" USING gin (search_text gin_trgm_ops);
CREATE INDEX "process_version_updated" ON "process_version" USING btree (updated_at desc,id desc);
CREATE INDEX "process_version_created" ON "process_version" USING btree (created_at desc,id desc);
CREATE INDEX "process_version_process_id" ON "process_version" USING btree ("process_id","id");
CREATE INDEX "process_version_state" ON "process_version" USING btree ("state","id");
CREATE INDEX "process_version_pilot_department_id" ON "process_version" USING btree ("pilot_department_id","id");
CREATE UNIQUE INDEX "process_version_unique_process_number" ON "process_version" USING btree ("process_id","number") WHERE deleted_at is null;
CREATE UNIQUE INDEX "process_version_unique_process_state" ON "process_version" USING btree ("process_id","state") WHERE deleted_at is null and (state in ('pilot', 'published'));
CREATE INDEX "process_version_bin" ON "process_version" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_instance_updated" ON "process_instance" USING btree (updated_at desc,id desc);
CREATE INDEX "process_instance_created" ON "process_instance" USING btree (created_at desc,id desc);
CREATE INDEX "process_instance_process_id" ON "process_instance" USING btree ("process_id","id");
CREATE INDEX "process_instance_process_version_id" ON "process_instance" USING btree ("process_version_id","id");
CREATE INDEX "process_instance_about_id" ON "process_instance" USING btree ("about_id","id");
CREATE INDEX "process_instance_starter_id" ON "process_instance" USING btree ("starter_id","id");
CREATE INDEX "process_instance_state" ON "process_instance" USING btree ("state","id");
CREATE INDEX "process_instance_started_at" ON "process_instance" USING btree ("started_at","id");
CREATE INDEX "process_instance_parent_id" ON "process_instance" USING btree ("parent_id","id");
CREATE INDEX "process_instance_bin" ON "process_instance" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_instance_search" ON "process_instance" USING gin (search_text gin_trgm_ops);
CREATE INDEX "process_task_updated" ON "process_task" USING btree (updated_at desc,id desc);
CREATE INDEX "process_task_created" ON "process_task" USING btree (created_at desc,id desc);
CREATE INDEX "process_task_instance_id" ON "process_task" USING btree ("instance_id","id");
CREATE INDEX "process_task_kind" ON "process_task" USING btree ("kind","id");
CREATE INDEX "process_task_assignee_id" ON "process_task" USING btree ("assignee_id","id");
CREATE INDEX "process_task_state" ON "process_task" USING btree ("state","id");
CREATE INDEX "process_task_opened_at" ON "process_task" USING btree ("opened_at","id");
CREATE INDEX "process_task_due_at" ON "process_task" USING btree ("due_at","id");
CREATE INDEX "process_task_decided_at" ON "process_task" USING btree ("decided_at","id");
CREATE INDEX "process_task_opened_at_desc" ON "process_task" USING btree ("opened_at" desc nulls last,id desc);
CREATE INDEX "process_task_due_at_desc" ON "process_task" USING btree ("due_at" desc nulls last,id desc);
CREATE INDEX "process_task_decided_at_desc" ON "process_task" USING btree ("decided_at" desc nulls last,id desc);
CREATE UNIQUE INDEX "process_task_unique_instance_step_round_assignee" ON "process_task" USING btree ("instance_id","step","round","assignee_id") WHERE deleted_at is null and (state in ('waiting', 'open'));
CREATE INDEX "process_task_x0" ON "process_task" USING btree (assignee_id, state, opened_at desc);
CREATE INDEX "process_task_bin" ON "process_task" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_event_updated" ON "process_event" USING btree (updated_at desc,id desc);
CREATE INDEX "process_event_created" ON "process_event" USING btree (created_at desc,id desc);
CREATE INDEX "process_event_instance_id" ON "process_event" USING btree ("instance_id","id");
CREATE INDEX "process_event_at" ON "process_event" USING btree ("at","id");
CREATE INDEX "process_event_x0" ON "process_event" USING btree (instance_id, id);
CREATE INDEX "process_event_bin" ON "process_event" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_timer_updated" ON "process_timer" USING btree (updated_at desc,id desc);
CREATE INDEX "process_timer_created" ON "process_timer" USING btree (created_at desc,id desc);
CREATE INDEX "process_timer_instance_id" ON "process_timer" USING btree ("instance_id","id");
CREATE INDEX "process_timer_task_id" ON "process_timer" USING btree ("task_id","id");
CREATE UNIQUE INDEX "process_timer_unique_instance_key" ON "process_timer" USING btree ("instance_id","key") WHERE deleted_at is null;
CREATE INDEX "process_timer_x0" ON "process_timer" USING btree (fired_at, due_at);
CREATE INDEX "process_effect_updated" ON "process_effect" USING btree (updated_at desc,id desc);
CREATE INDEX "process_effect_created" ON "process_effect" USING btree (created_at desc,id desc);
CREATE INDEX "process_effect_instance_id" ON "process_effect" USING btree ("instance_id","id");
CREATE UNIQUE INDEX "process_effect_unique_instance_key" ON "process_effect" USING btree ("instance_id","key") WHERE deleted_at is null;
CREATE INDEX "held_change_updated" ON "held_change" USING btree (updated_at desc,id desc);
CREATE INDEX "held_change_created" ON "held_change" USING btree (created_at desc,id desc);
CREATE INDEX "held_change_instance_id" ON "held_change" USING btree ("instance_id","id");
CREATE INDEX "held_change_process_id" ON "held_change" USING btree ("process_id","id");
CREATE INDEX "held_change_state" ON "held_change" USING btree ("state","id");
CREATE UNIQUE INDEX "held_change_unique_process_trigger_record" ON "held_change" USING btree ("process_id","trigger","record") WHERE deleted_at is null and (state = 'open');
CREATE INDEX "held_change_x0" ON "held_change" USING btree (entity, record, state);
CREATE INDEX "stage_change_updated" ON "stage_change" USING btree (updated_at desc,id desc);
CREATE INDEX "stage_change_created" ON "stage_change" USING btree (created_at desc,id desc);
CREATE INDEX "stage_change_opportunity_id" ON "stage_change" USING btree ("opportunity_id","id");
CREATE INDEX "stage_change_at" ON "stage_change" USING btree ("at","id");
CREATE INDEX "stage_change_customer_id" ON "stage_change" USING btree ("customer_id","id");
CREATE INDEX "stage_change_product_id" ON "stage_change" USING btree ("product_id","id");
CREATE INDEX "stage_change_bin" ON "stage_change" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
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
CREATE INDEX "event_log_updated" ON "event_log" USING btree (updated_at desc,id desc);
CREATE INDEX "event_log_created" ON "event_log" USING btree (created_at desc,id desc);
CREATE INDEX "event_log_sharing" ON "event_log" USING btree ("sharing","id");
CREATE INDEX "event_log_owner_id" ON "event_log" USING btree ("owner_id","id");
CREATE INDEX "event_log_department_id" ON "event_log" USING btree ("department_id","id");
CREATE INDEX "event_log_bin" ON "event_log" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "event_log_search" ON "event_log" USING gin (search_text gin_trgm_ops);
CREATE INDEX "event_log_case_updated" ON "event_log_case" USING btree (updated_at desc,id desc);
CREATE INDEX "event_log_case_created" ON "event_log_case" USING btree (created_at desc,id desc);
CREATE INDEX "event_log_case_x0" ON "event_log_case" USING btree (log_id, position);
CREATE INDEX "process_improvement_updated" ON "process_improvement" USING btree (updated_at desc,id desc);
CREATE INDEX "process_improvement_created" ON "process_improvement" USING btree (created_at desc,id desc);
CREATE INDEX "process_improvement_process_id" ON "process_improvement" USING btree ("process_id","id");
CREATE INDEX "process_improvement_state" ON "process_improvement" USING btree ("state","id");
CREATE INDEX "process_improvement_owner_id" ON "process_improvement" USING btree ("owner_id","id");
CREATE INDEX "process_improvement_department_id" ON "process_improvement" USING btree ("department_id","id");
CREATE INDEX "process_improvement_new_version_id" ON "process_improvement" USING btree ("new_version_id","id");
CREATE INDEX "process_improvement_pilot_department_id" ON "process_improvement" USING btree ("pilot_department_id","id");
CREATE INDEX "process_improvement_bin" ON "process_improvement" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "process_improvement_search" ON "process_improvement" USING gin (search_text gin_trgm_ops);
CREATE INDEX "automation_rule_updated" ON "automation_rule" USING btree (updated_at desc,id desc);
CREATE INDEX "automation_rule_created" ON "automation_rule" USING btree (created_at desc,id desc);
CREATE INDEX "automation_rule_state" ON "automation_rule" USING btree ("state","id");
CREATE INDEX "automation_rule_owner_id" ON "automation_rule" USING btree ("owner_id","id");
CREATE INDEX "automation_rule_account_id" ON "automation_rule" USING btree ("account_id","id");
CREATE INDEX "automation_rule_next_at" ON "automation_rule" USING btree ("next_at","id");
CREATE INDEX "automation_rule_next_at_desc" ON "automation_rule" USING btree ("next_at" desc nulls last,id desc);
CREATE INDEX "automation_rule_bin" ON "automation_rule" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "automation_revision_updated" ON "automation_revision" USING btree (updated_at desc,id desc);
CREATE INDEX "automation_revision_created" ON "automation_revision" USING btree (created_at desc,id desc);
CREATE INDEX "automation_revision_rule_id" ON "automation_revision" USING btree ("rule_id","id");
CREATE UNIQUE INDEX "automation_revision_unique_rule_number" ON "automation_revision" USING btree ("rule_id","number") WHERE deleted_at is null;
CREATE INDEX "automation_run_updated" ON "automation_run" USING btree (updated_at desc,id desc);
CREATE INDEX "automation_run_created" ON "automation_run" USING btree (created_at desc,id desc);
CREATE INDEX "automation_run_rule_id" ON "automation_run" USING btree ("rule_id","id");
CREATE INDEX "automation_run_at" ON "automation_run" USING btree ("at","id");
CREATE INDEX "automation_run_state" ON "automation_run" USING btree ("state","id");
CREATE INDEX "automation_run_record" ON "automation_run" USING btree ("record","id");
CREATE INDEX "automation_run_batch" ON "automation_run" USING btree ("batch","id");
CREATE UNIQUE INDEX "automation_run_unique_key" ON "automation_run" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "automation_run_x0" ON "automation_run" USING btree (state, next_at, id);
CREATE INDEX "automation_run_x1" ON "automation_run" USING btree (rule_id, at desc);
ALTER TABLE "goal_adjustment" ADD CONSTRAINT "goal_adjustment_in_place_of_id_employee_id_fk" FOREIGN KEY ("in_place_of_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "notification_about" ON "notification" USING btree ("record_id") WHERE read_at is null;
CREATE INDEX "notification_unread" ON "notification" USING btree ("employee_id") WHERE read_at is null and shown;

-- Deals that were there before get their history of stages from the change history.
with company_zone as (
  select coalesce((select time_zone from company where deleted_at is null order by created_at limit 1), 'Asia/Shanghai') as tz),
told as (
  select a.record_id as deal, a.id as seq, a.actor_id as by, a.action, a.source, a.changes->'stage'->>0 as said_from, a.changes->'stage'->>1 as "to",
    lead(a.id) over (partition by a.record_id order by a.id) is null as is_last, a.at
  from audit a where a.entity = 'opportunity' and a.changes ? 'stage' and a.changes->'stage'->>1 is not null),
moves as (
  select t.deal, t.seq, t.by, t."to", case when t.action = 'create' then null else t.said_from end as "from",
    case when t.is_last then coalesce(o.stage_entered_at, t.at)
      when t.action = 'create' and t.source in ('import', 'demo') and o.opened_on is not null then (o.opened_on + time '09:00') at time zone z.tz
      else t.at end as at,
    o.pipeline_id, o.owner_id, o.customer_id, o.product_id
  from told t join opportunity o on o.id = t.deal cross join company_zone z where o.deleted_at is null),
ordered as (
  select m.*, lag(m.at) over (partition by m.deal order by m.seq) as since from moves m)
insert into stage_change (id, created_at, created_by, updated_at, updated_by, opportunity_id, pipeline_id, "from", "to", move, at, by_id, days, owner_id, customer_id, product_id)
select gen_random_uuid(), now(), null, now(), null, r.deal, r.pipeline_id, r."from", r."to",
  case when s.outcome in ('won', 'lost', 'shelved') then s.outcome
    when r."from" is null then 'start'
    when f.outcome in ('won', 'lost', 'shelved') then 'reopened'
    when s.position < f.position then 'back' else 'forward' end,
  r.at, (select e.id from employee e where e.id = r.by),
  case when r."from" is not null and r.since is not null then round(greatest(extract(epoch from r.at - r.since), 0)::numeric / 86400, 2) end,
  r.owner_id, r.customer_id, r.product_id
from ordered r
left join stage s on s.pipeline_id = r.pipeline_id and s.key = r."to" and s.deleted_at is null
left join stage f on f.pipeline_id = r.pipeline_id and f.key = r."from" and f.deleted_at is null
;
