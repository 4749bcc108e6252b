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

ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_person_id_employee_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "metric_entry" ADD CONSTRAINT "metric_entry_decided_by_id_employee_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
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
