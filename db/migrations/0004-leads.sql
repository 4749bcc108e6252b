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

ALTER TABLE "lead" ADD CONSTRAINT "lead_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_owner_id_employee_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "lead" ADD CONSTRAINT "lead_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE set null ON UPDATE no action;
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
