create extension if not exists pg_trgm;
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);

CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"reason" text,
	"source" text NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"version" integer NOT NULL,
	"batch" uuid NOT NULL,
	"request_id" text,
	"changes" jsonb NOT NULL
);

CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);

CREATE TABLE "auth_two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);

CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email")
);

CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"body" text NOT NULL,
	"mentions" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone
);

CREATE TABLE "custom_field" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"definition" jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);

CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL
);

CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"mime" text NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"entity" text,
	"record_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);

CREATE TABLE "idempotency_key" (
	"key" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"response" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);

CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb,
	"entity" text,
	"record_id" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone
);

CREATE TABLE "number_counter" (
	"entity" text NOT NULL,
	"period" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "number_counter_entity_period_pk" PRIMARY KEY("entity","period")
);

CREATE TABLE "record_share" (
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"write" boolean DEFAULT false NOT NULL,
	"expires_on" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "record_share_entity_record_id_employee_id_pk" PRIMARY KEY("entity","record_id","employee_id")
);

CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"config" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);

CREATE TABLE "sign_in_failure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"address" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"entity" text,
	"input" jsonb NOT NULL,
	"result" jsonb DEFAULT '{}' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"batch" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"finished_at" timestamp (3) with time zone
);

CREATE TABLE "company" (
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
	"credit_code" text,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"language" text NOT NULL,
	"fiscal_year_start" bigint NOT NULL,
	"working_hours" jsonb
);

CREATE TABLE "position" (
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
	"grade" text,
	"rank" bigint,
	"duties" text
);

CREATE TABLE "region" (
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
	"parent_id" uuid,
	"manager_id" uuid,
	"divisions" text[],
	"position" bigint
);

CREATE TABLE "department" (
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
	"parent_id" uuid,
	"kind" text,
	"manager_id" uuid,
	"position" bigint
);

CREATE TABLE "employee" (
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
	"email" text,
	"phone" text,
	"department_id" uuid,
	"regions_ids" uuid[],
	"product_lines" text[],
	"position_id" uuid,
	"manager_id" uuid,
	"mentor_id" uuid,
	"status" text NOT NULL,
	"roles" text[],
	"hired_on" date,
	"probation_ends_on" date,
	"user_id" text,
	"preferences" jsonb
);

CREATE TABLE "role" (
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
	"grants" jsonb,
	"field_rules" jsonb,
	"permissions" jsonb,
	"built_in" boolean,
	"position" bigint
);

CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text
);

CREATE TABLE "calendar_day" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);

CREATE TABLE "customer" (
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
	"short_name" text,
	"tier" text,
	"status" text,
	"industry" text,
	"source" text,
	"tags" text[],
	"parent_id" uuid,
	"remark" text,
	"phone" text,
	"email" text,
	"website" text,
	"address" jsonb,
	"country" text,
	"location" jsonb,
	"credit_code" text,
	"annual_revenue" numeric(18,2),
	"employee_count" bigint,
	"founded_year" bigint,
	"credit_rating" text,
	"credit_limit" numeric(18,2),
	"payment_term_days" bigint,
	"potential" numeric(24,1),
	"owner_id" uuid,
	"department_id" uuid,
	"region_id" uuid,
	"last_contact_at" timestamptz,
	"next_contact_on" date
);

CREATE TABLE "contact" (
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
	"customer_id" uuid NOT NULL,
	"title" text,
	"phone" text,
	"email" text,
	"wechat" text,
	"decision_role" text,
	"attitude" text,
	"reports_to_id" uuid,
	"primary" boolean,
	"birthday" date,
	"remark" text
);

CREATE TABLE "product" (
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
	"code" text,
	"name" text NOT NULL,
	"line" text,
	"unit" text,
	"list_price" numeric(18,2),
	"floor_price" numeric(18,2),
	"status" text NOT NULL,
	"description" text,
	"files_ids" uuid[]
);

CREATE TABLE "pipeline" (
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
	"is_default" boolean,
	"position" bigint
);

CREATE TABLE "stage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	"custom" jsonb DEFAULT '{}' NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"outcome" text NOT NULL,
	"probability" numeric(9,2),
	"clock_hours" bigint,
	"clock_days" bigint,
	"position" bigint
);

CREATE TABLE "opportunity" (
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
	"name" text,
	"customer_id" uuid,
	"product_id" uuid,
	"amount" numeric(18,2),
	"expected_close_on" date,
	"pipeline_id" uuid,
	"stage" text,
	"status" text,
	"probability" numeric(9,2),
	"forecast" text,
	"source" text,
	"tags" text[],
	"remark" text,
	"opened_on" date,
	"closed_on" date,
	"loss_reason" text,
	"loss_note" text,
	"competitor" text,
	"stage_entered_at" timestamptz,
	"owner_id" uuid,
	"department_id" uuid
);

CREATE TABLE "follow_up" (
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
	"target_entity" text NOT NULL,
	"target_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"content" text NOT NULL,
	"happened_at" timestamptz NOT NULL,
	"next_contact_at" timestamptz,
	"files_ids" uuid[],
	"owner_id" uuid,
	"customer_id" uuid,
	"logged_on" date
);

ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth_two_factor" ADD CONSTRAINT "auth_two_factor_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "region" ADD CONSTRAINT "region_parent_id_region_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."region"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "region" ADD CONSTRAINT "region_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "department" ADD CONSTRAINT "department_parent_id_department_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "department" ADD CONSTRAINT "department_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "employee" ADD CONSTRAINT "employee_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "employee" ADD CONSTRAINT "employee_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "employee" ADD CONSTRAINT "employee_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "employee" ADD CONSTRAINT "employee_mentor_id_employee_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_from_id_employee_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_to_id_employee_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "customer" ADD CONSTRAINT "customer_parent_id_customer_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "customer" ADD CONSTRAINT "customer_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "customer" ADD CONSTRAINT "customer_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "customer" ADD CONSTRAINT "customer_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "contact" ADD CONSTRAINT "contact_reports_to_id_contact_id_fk" FOREIGN KEY ("reports_to_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stage" ADD CONSTRAINT "stage_pipeline_id_pipeline_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."pipeline"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_pipeline_id_pipeline_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."pipeline"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");
CREATE INDEX "api_key_employee" ON "api_key" USING btree ("employee_id");
CREATE INDEX "audit_record" ON "audit" USING btree ("entity","record_id","id" DESC NULLS LAST);
CREATE INDEX "audit_batch" ON "audit" USING btree ("batch");
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");
CREATE INDEX "auth_two_factor_user" ON "auth_two_factor" USING btree ("user_id");
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");
CREATE INDEX "comment_record" ON "comment" USING btree ("entity","record_id","id" DESC NULLS LAST);
CREATE UNIQUE INDEX "custom_field_name" ON "custom_field" USING btree ("entity","name");
CREATE INDEX "event_type" ON "event" USING btree ("type","id");
CREATE INDEX "file_record" ON "file" USING btree ("entity","record_id");
CREATE INDEX "idempotency_key_at" ON "idempotency_key" USING btree ("at");
CREATE INDEX "notification_employee" ON "notification" USING btree ("employee_id","id" DESC NULLS LAST);
CREATE INDEX "notification_unread" ON "notification" USING btree ("employee_id") WHERE read_at is null;
CREATE INDEX "record_share_employee" ON "record_share" USING btree ("employee_id","entity");
CREATE INDEX "saved_view_entity" ON "saved_view" USING btree ("entity","owner_id");
CREATE INDEX "sign_in_failure_email" ON "sign_in_failure" USING btree ("email","at");
CREATE INDEX "sign_in_failure_address" ON "sign_in_failure" USING btree ("address","at");
CREATE INDEX "task_kind" ON "task" USING btree ("kind","created_at" DESC NULLS LAST);
CREATE INDEX "company_updated" ON "company" USING btree (updated_at desc,id desc);
CREATE INDEX "company_created" ON "company" USING btree (created_at desc,id desc);
CREATE INDEX "company_bin" ON "company" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "position_updated" ON "position" USING btree (updated_at desc,id desc);
CREATE INDEX "position_created" ON "position" USING btree (created_at desc,id desc);
CREATE UNIQUE INDEX "position_unique_name" ON "position" USING btree ("name") WHERE deleted_at is null;
CREATE INDEX "position_bin" ON "position" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "position_search" ON "position" USING gin (search_text gin_trgm_ops);
CREATE INDEX "region_updated" ON "region" USING btree (updated_at desc,id desc);
CREATE INDEX "region_created" ON "region" USING btree (created_at desc,id desc);
CREATE INDEX "region_parent_id" ON "region" USING btree ("parent_id","id");
CREATE INDEX "region_manager_id" ON "region" USING btree ("manager_id","id");
CREATE UNIQUE INDEX "region_unique_parent_name" ON "region" USING btree ("parent_id","name") WHERE deleted_at is null;
CREATE INDEX "region_bin" ON "region" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "region_search" ON "region" USING gin (search_text gin_trgm_ops);
CREATE INDEX "department_updated" ON "department" USING btree (updated_at desc,id desc);
CREATE INDEX "department_created" ON "department" USING btree (created_at desc,id desc);
CREATE INDEX "department_parent_id" ON "department" USING btree ("parent_id","id");
CREATE INDEX "department_kind" ON "department" USING btree ("kind","id");
CREATE INDEX "department_manager_id" ON "department" USING btree ("manager_id","id");
CREATE UNIQUE INDEX "department_unique_parent_name" ON "department" USING btree ("parent_id","name") WHERE deleted_at is null;
CREATE INDEX "department_bin" ON "department" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "department_search" ON "department" USING gin (search_text gin_trgm_ops);
CREATE INDEX "employee_updated" ON "employee" USING btree (updated_at desc,id desc);
CREATE INDEX "employee_created" ON "employee" USING btree (created_at desc,id desc);
CREATE INDEX "employee_department_id" ON "employee" USING btree ("department_id","id");
CREATE INDEX "employee_position_id" ON "employee" USING btree ("position_id","id");
CREATE INDEX "employee_manager_id" ON "employee" USING btree ("manager_id","id");
CREATE INDEX "employee_mentor_id" ON "employee" USING btree ("mentor_id","id");
CREATE INDEX "employee_status" ON "employee" USING btree ("status","id");
CREATE INDEX "employee_user_id" ON "employee" USING btree ("user_id","id");
CREATE UNIQUE INDEX "employee_unique_email" ON "employee" USING btree ("email") WHERE deleted_at is null;
CREATE UNIQUE INDEX "employee_unique_userid" ON "employee" USING btree ("user_id") WHERE deleted_at is null;
CREATE INDEX "employee_bin" ON "employee" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "employee_search" ON "employee" USING gin (search_text gin_trgm_ops);
CREATE INDEX "role_updated" ON "role" USING btree (updated_at desc,id desc);
CREATE INDEX "role_created" ON "role" USING btree (created_at desc,id desc);
CREATE UNIQUE INDEX "role_unique_key" ON "role" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "role_bin" ON "role" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "role_search" ON "role" USING gin (search_text gin_trgm_ops);
CREATE INDEX "delegation_updated" ON "delegation" USING btree (updated_at desc,id desc);
CREATE INDEX "delegation_created" ON "delegation" USING btree (created_at desc,id desc);
CREATE INDEX "delegation_from_id" ON "delegation" USING btree ("from_id","id");
CREATE INDEX "delegation_to_id" ON "delegation" USING btree ("to_id","id");
CREATE INDEX "delegation_bin" ON "delegation" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "calendar_day_updated" ON "calendar_day" USING btree (updated_at desc,id desc);
CREATE INDEX "calendar_day_created" ON "calendar_day" USING btree (created_at desc,id desc);
CREATE INDEX "calendar_day_kind" ON "calendar_day" USING btree ("kind","id");
CREATE UNIQUE INDEX "calendar_day_unique_day" ON "calendar_day" USING btree ("day") WHERE deleted_at is null;
CREATE INDEX "calendar_day_bin" ON "calendar_day" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "customer_updated" ON "customer" USING btree (updated_at desc,id desc);
CREATE INDEX "customer_created" ON "customer" USING btree (created_at desc,id desc);
CREATE INDEX "customer_name" ON "customer" USING btree ("name","id");
CREATE INDEX "customer_tier" ON "customer" USING btree ("tier","id");
CREATE INDEX "customer_status" ON "customer" USING btree ("status","id");
CREATE INDEX "customer_industry" ON "customer" USING btree ("industry","id");
CREATE INDEX "customer_source" ON "customer" USING btree ("source","id");
CREATE INDEX "customer_parent_id" ON "customer" USING btree ("parent_id","id");
CREATE INDEX "customer_owner_id" ON "customer" USING btree ("owner_id","id");
CREATE INDEX "customer_department_id" ON "customer" USING btree ("department_id","id");
CREATE INDEX "customer_region_id" ON "customer" USING btree ("region_id","id");
CREATE INDEX "customer_last_contact_at" ON "customer" USING btree ("last_contact_at","id");
CREATE INDEX "customer_next_contact_on" ON "customer" USING btree ("next_contact_on","id");
CREATE INDEX "customer_last_contact_at_desc" ON "customer" USING btree ("last_contact_at" desc nulls last,id desc);
CREATE INDEX "customer_next_contact_on_desc" ON "customer" USING btree ("next_contact_on" desc nulls last,id desc);
CREATE UNIQUE INDEX "customer_unique_creditcode" ON "customer" USING btree ("credit_code") WHERE deleted_at is null;
CREATE UNIQUE INDEX "customer_unique_number" ON "customer" USING btree ("number") WHERE deleted_at is null;
CREATE INDEX "customer_bin" ON "customer" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "customer_search" ON "customer" USING gin (search_text gin_trgm_ops);
CREATE INDEX "contact_updated" ON "contact" USING btree (updated_at desc,id desc);
CREATE INDEX "contact_created" ON "contact" USING btree (created_at desc,id desc);
CREATE INDEX "contact_customer_id" ON "contact" USING btree ("customer_id","id");
CREATE INDEX "contact_decision_role" ON "contact" USING btree ("decision_role","id");
CREATE INDEX "contact_reports_to_id" ON "contact" USING btree ("reports_to_id","id");
CREATE INDEX "contact_bin" ON "contact" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "contact_search" ON "contact" USING gin (search_text gin_trgm_ops);
CREATE INDEX "product_updated" ON "product" USING btree (updated_at desc,id desc);
CREATE INDEX "product_created" ON "product" USING btree (created_at desc,id desc);
CREATE INDEX "product_name" ON "product" USING btree ("name","id");
CREATE INDEX "product_line" ON "product" USING btree ("line","id");
CREATE INDEX "product_status" ON "product" USING btree ("status","id");
CREATE UNIQUE INDEX "product_unique_code" ON "product" USING btree ("code") WHERE deleted_at is null;
CREATE UNIQUE INDEX "product_unique_name" ON "product" USING btree ("name") WHERE deleted_at is null;
CREATE INDEX "product_bin" ON "product" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "product_search" ON "product" USING gin (search_text gin_trgm_ops);
CREATE INDEX "pipeline_updated" ON "pipeline" USING btree (updated_at desc,id desc);
CREATE INDEX "pipeline_created" ON "pipeline" USING btree (created_at desc,id desc);
CREATE UNIQUE INDEX "pipeline_unique_name" ON "pipeline" USING btree ("name") WHERE deleted_at is null;
CREATE INDEX "pipeline_bin" ON "pipeline" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "stage_updated" ON "stage" USING btree (updated_at desc,id desc);
CREATE INDEX "stage_created" ON "stage" USING btree (created_at desc,id desc);
CREATE INDEX "stage_pipeline_id" ON "stage" USING btree ("pipeline_id","id");
CREATE INDEX "stage_outcome" ON "stage" USING btree ("outcome","id");
CREATE UNIQUE INDEX "stage_unique_pipeline_key" ON "stage" USING btree ("pipeline_id","key") WHERE deleted_at is null;
CREATE INDEX "stage_bin" ON "stage" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "opportunity_updated" ON "opportunity" USING btree (updated_at desc,id desc);
CREATE INDEX "opportunity_created" ON "opportunity" USING btree (created_at desc,id desc);
CREATE INDEX "opportunity_customer_id" ON "opportunity" USING btree ("customer_id","id");
CREATE INDEX "opportunity_product_id" ON "opportunity" USING btree ("product_id","id");
CREATE INDEX "opportunity_amount" ON "opportunity" USING btree ("amount","id");
CREATE INDEX "opportunity_expected_close_on" ON "opportunity" USING btree ("expected_close_on","id");
CREATE INDEX "opportunity_pipeline_id" ON "opportunity" USING btree ("pipeline_id","id");
CREATE INDEX "opportunity_stage" ON "opportunity" USING btree ("stage","id");
CREATE INDEX "opportunity_status" ON "opportunity" USING btree ("status","id");
CREATE INDEX "opportunity_opened_on" ON "opportunity" USING btree ("opened_on","id");
CREATE INDEX "opportunity_closed_on" ON "opportunity" USING btree ("closed_on","id");
CREATE INDEX "opportunity_loss_reason" ON "opportunity" USING btree ("loss_reason","id");
CREATE INDEX "opportunity_owner_id" ON "opportunity" USING btree ("owner_id","id");
CREATE INDEX "opportunity_department_id" ON "opportunity" USING btree ("department_id","id");
CREATE INDEX "opportunity_amount_desc" ON "opportunity" USING btree ("amount" desc nulls last,id desc);
CREATE INDEX "opportunity_expected_close_on_desc" ON "opportunity" USING btree ("expected_close_on" desc nulls last,id desc);
CREATE INDEX "opportunity_opened_on_desc" ON "opportunity" USING btree ("opened_on" desc nulls last,id desc);
CREATE INDEX "opportunity_closed_on_desc" ON "opportunity" USING btree ("closed_on" desc nulls last,id desc);
CREATE UNIQUE INDEX "opportunity_unique_number" ON "opportunity" USING btree ("number") WHERE deleted_at is null;
CREATE INDEX "opportunity_x0" ON "opportunity" USING btree (status, closed_on);
CREATE INDEX "opportunity_bin" ON "opportunity" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "opportunity_search" ON "opportunity" USING gin (search_text gin_trgm_ops);
CREATE INDEX "follow_up_updated" ON "follow_up" USING btree (updated_at desc,id desc);
CREATE INDEX "follow_up_created" ON "follow_up" USING btree (created_at desc,id desc);
CREATE INDEX "follow_up_target_id" ON "follow_up" USING btree ("target_id","id");
CREATE INDEX "follow_up_kind" ON "follow_up" USING btree ("kind","id");
CREATE INDEX "follow_up_happened_at" ON "follow_up" USING btree ("happened_at","id");
CREATE INDEX "follow_up_next_contact_at" ON "follow_up" USING btree ("next_contact_at","id");
CREATE INDEX "follow_up_owner_id" ON "follow_up" USING btree ("owner_id","id");
CREATE INDEX "follow_up_customer_id" ON "follow_up" USING btree ("customer_id","id");
CREATE INDEX "follow_up_logged_on" ON "follow_up" USING btree ("logged_on","id");
CREATE INDEX "follow_up_next_contact_at_desc" ON "follow_up" USING btree ("next_contact_at" desc nulls last,id desc);
CREATE INDEX "follow_up_logged_on_desc" ON "follow_up" USING btree ("logged_on" desc nulls last,id desc);
CREATE INDEX "follow_up_bin" ON "follow_up" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "follow_up_search" ON "follow_up" USING gin (search_text gin_trgm_ops);
