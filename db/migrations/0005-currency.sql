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

ALTER TABLE "opportunity" ADD COLUMN "currency" text;
ALTER TABLE "opportunity" ADD COLUMN "base_amount" numeric(18,2);
CREATE INDEX "exchange_rate_updated" ON "exchange_rate" USING btree (updated_at desc,id desc);
CREATE INDEX "exchange_rate_created" ON "exchange_rate" USING btree (created_at desc,id desc);
CREATE INDEX "exchange_rate_currency" ON "exchange_rate" USING btree ("currency","id");
CREATE UNIQUE INDEX "exchange_rate_unique_currency_validfrom" ON "exchange_rate" USING btree ("currency","valid_from") WHERE deleted_at is null;
CREATE INDEX "exchange_rate_bin" ON "exchange_rate" USING btree (deleted_at desc,id desc) WHERE deleted_at is not null;

UPDATE "opportunity" SET "base_amount" = "amount" WHERE "amount" IS NOT NULL;
