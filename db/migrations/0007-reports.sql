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

ALTER TABLE "report" ADD CONSTRAINT "report_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "report" ADD CONSTRAINT "report_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "report_updated" ON "report" USING btree (updated_at desc,id desc);
CREATE INDEX "report_created" ON "report" USING btree (created_at desc,id desc);
CREATE INDEX "report_sharing" ON "report" USING btree ("sharing","id");
CREATE INDEX "report_owner_id" ON "report" USING btree ("owner_id","id");
CREATE INDEX "report_department_id" ON "report" USING btree ("department_id","id");
CREATE INDEX "report_bin" ON "report" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "report_search" ON "report" USING gin (search_text gin_trgm_ops);
