ALTER TABLE "plan" ADD COLUMN "goal_record_id" uuid;
ALTER TABLE "plan" ADD CONSTRAINT "plan_goal_record_id_goal_id_fk" FOREIGN KEY ("goal_record_id") REFERENCES "public"."goal"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "plan_goal_record_id" ON "plan" USING btree ("goal_record_id","id");
