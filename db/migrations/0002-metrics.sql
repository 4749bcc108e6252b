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

ALTER TABLE "employment" ADD CONSTRAINT "employment_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "employment" ADD CONSTRAINT "employment_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "metric_fact_key" ON "metric_fact" USING btree ("metric","dimension","key","day");
CREATE INDEX "metric_mark_day" ON "metric_mark" USING btree ("metric","day");
CREATE INDEX "employment_updated" ON "employment" USING btree (updated_at desc,id desc);
CREATE INDEX "employment_created" ON "employment" USING btree (created_at desc,id desc);
CREATE INDEX "employment_employee_id" ON "employment" USING btree ("employee_id","id");
CREATE INDEX "employment_department_id" ON "employment" USING btree ("department_id","id");
CREATE INDEX "employment_position_id" ON "employment" USING btree ("position_id","id");
CREATE INDEX "employment_manager_id" ON "employment" USING btree ("manager_id","id");
CREATE INDEX "employment_bin" ON "employment" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;

INSERT INTO "employment" ("id", "employee_id", "department_id", "position_id", "manager_id")
  SELECT gen_random_uuid(), "id", "department_id", "position_id", "manager_id" FROM "employee";
