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

ALTER TABLE "board" ADD CONSTRAINT "board_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "board" ADD CONSTRAINT "board_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "board_updated" ON "board" USING btree (updated_at desc,id desc);
CREATE INDEX "board_created" ON "board" USING btree (created_at desc,id desc);
CREATE INDEX "board_kind" ON "board" USING btree ("kind","id");
CREATE INDEX "board_audience" ON "board" USING btree ("audience","id");
CREATE INDEX "board_owner_id" ON "board" USING btree ("owner_id","id");
CREATE INDEX "board_department_id" ON "board" USING btree ("department_id","id");
CREATE UNIQUE INDEX "board_unique_key" ON "board" USING btree ("key") WHERE deleted_at is null;
CREATE INDEX "board_bin" ON "board" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;
CREATE INDEX "board_search" ON "board" USING gin (search_text gin_trgm_ops);
