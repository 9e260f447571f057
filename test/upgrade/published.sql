-- An assessment of xcedu 1.0, made by test/upgrade/dump.sh.
--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: small; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA small;


--
-- Name: acting_role(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.acting_role() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE current_setting('role'::text)
             WHEN 'none'::text THEN (SESSION_USER)::text
             ELSE current_setting('role'::text)
         END AS role;
END;


--
-- Name: FUNCTION acting_role(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.acting_role() IS '执行者的数据库角色：SET ROLE 所设，否则为登录角色；SECURITY DEFINER 函数内亦同 / The database role that acts: the one set by SET ROLE, else the one that logged in; the same inside SECURITY DEFINER functions';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: duty; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.duty (
    role text NOT NULL,
    duty text NOT NULL,
    unit text,
    item text,
    CONSTRAINT duty_item_of_a_section CHECK (((duty = 'section'::text) = (item IS NOT NULL))),
    CONSTRAINT duty_known CHECK ((duty = ANY (ARRAY['reader'::text, 'unit'::text, 'section'::text, 'bureau'::text, 'secretariat'::text]))),
    CONSTRAINT duty_role_not_blank CHECK ((role ~ '\S'::text)),
    CONSTRAINT duty_unit_of_a_unit CHECK (((duty = 'unit'::text) = (unit IS NOT NULL)))
);


--
-- Name: TABLE duty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.duty IS '职责：数据库角色承担什么；由 grant_duty()、revoke_duty() 维护 / Duties: what a database role does here; kept by grant_duty() and revoke_duty()';


--
-- Name: COLUMN duty.role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty.role IS '数据库角色名 / Name of the database role';


--
-- Name: COLUMN duty.duty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty.duty IS '职责：reader 查看已公布结果、unit 单位、section 评分科室、bureau 教育局、secretariat 秘书科 / The duty: reader of what is published, unit, responsible section, education bureau, secretariat';


--
-- Name: COLUMN duty.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty.unit IS 'unit 职责所属的单位代码，其他为空 / Code of the unit, for the duty unit; NULL for others';


--
-- Name: COLUMN duty.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty.item IS 'section 职责负责的考核内容代码，其他为空 / Code of the item, for the duty section; NULL for others';


--
-- Name: acts_with(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.acts_with(duty text, item text DEFAULT NULL::text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (small.duty d
              JOIN pg_roles r ON ((r.rolname = d.role)))
           WHERE ((d.duty = acts_with.duty) AND ((acts_with.item IS NULL) OR (d.item = acts_with.item)) AND pg_has_role((small.acting_role())::name, r.oid, 'usage'::text)))) AS acts;
END;


--
-- Name: FUNCTION acts_with(duty text, item text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.acts_with(duty text, item text) IS '执行者是否有某项职责（限某考核内容） / Whether the acting role has a duty, of an item if one is named';


--
-- Name: amend_month_inside(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.amend_month_inside(month date, reason text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    if amend_month_inside.month is null or amend_month_inside.reason is null then
        raise exception 'month and reason must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if amend_month_inside.reason !~ '\S' then
        raise exception 'the reason for amending month % must not be empty', amend_month_inside.month
            using errcode = 'invalid_parameter_value';
    end if;
    perform lock_months_exclusive(array[amend_month_inside.month]);
    if not exists (select from period as p where p.month = amend_month_inside.month and p.published) then
        raise exception 'month % is not published', amend_month_inside.month
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Its facts can be changed without that.';
    end if;
    return write_amendment(amend_month_inside.month, amend_month_inside.reason);
end
$$;


--
-- Name: FUNCTION amend_month_inside(month date, reason text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.amend_month_inside(month date, reason text) IS '内部函数：amend_month 的内容，在所进入的模式中执行 / Internal: what amend_month does, in the schema that it enters';


--
-- Name: period; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.period (
    month date NOT NULL,
    scheme text NOT NULL,
    published boolean DEFAULT false NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    reports_count_in date,
    CONSTRAINT period_month_is_first_day CHECK (((month >= '1990-01-01'::date) AND (month <= '2199-12-31'::date) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT period_reports_count_in_month_or_next CHECK ((((((reports_count_in = month) OR (reports_count_in = ((month + '1 mon'::interval))::date)) OR (reports_count_in = ((month + '3 mons'::interval))::date)) OR (reports_count_in = ((month + '6 mons'::interval))::date)) OR (reports_count_in = ((month + '1 year'::interval))::date))),
    CONSTRAINT period_revision_not_negative CHECK ((revision >= 0))
);


--
-- Name: TABLE period; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.period IS '已开始考核的月份（每期一行） / The periods that are assessed, open or published: months, or whatever scheme.months says';


--
-- Name: COLUMN period.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.period.month IS '首月（当月1日），长度见 scheme.months / Its first month, as the first day; scheme.months says how many it has';


--
-- Name: COLUMN period.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.period.scheme IS '适用的办法代码 / Code of the scheme that it is scored by';


--
-- Name: COLUMN period.published; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.period.published IS '是否已公布 / Whether it is published';


--
-- Name: COLUMN period.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.period.revision IS '公布版次，0 为从未公布 / Revision of the publication, 0 if it never was';


--
-- Name: COLUMN period.reports_count_in; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.period.reports_count_in IS '本期完成情况的报送计入的月份：本期或下期（到期所在），开始考核时按办法填写；空为不生成报送任务 / The period in which the reports on this one count, this one or the next, in which they are due; filled in by the scheme when the period is opened; NULL if none are made';


--
-- Name: amend_month(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.amend_month(month date, reason text) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.amend_month_inside(month, reason) AS amend_month_inside;
END;


--
-- Name: FUNCTION amend_month(month date, reason text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.amend_month(month date, reason text) IS '更正已公布的月份：重新开放为新的版次，返回版次；改正事实后用 publish_month() 再次公布，此前各版次仍可查阅，later_changes() 列出其后月份的变动。月份未公布则报错（55000），理由为空（22023）、隔离级别不是 READ COMMITTED（25000）亦然。 / Reopens a published month as a new revision, and returns its number. Correct the facts, then publish it again by publish_month(); old revisions stay readable, and later_changes() lists what would change in later months. An error if the month is not published (55000), the reason empty (22023), or the transaction not READ COMMITTED (25000).';


--
-- Name: append_only(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.append_only() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'rows of % are never changed or deleted', tg_table_name
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = case tg_table_name
                         when 'history' then 'Undo a mistake by another change, which history records too.'
                         when 'copied_from' then 'A copy stays a copy. It is dropped with its schema.'
                         else 'A published month is corrected by amend_month(month, reason) and published again; the old revision stays.'
                     end;
end
$$;


--
-- Name: FUNCTION append_only(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.append_only() IS '触发器：公布结果和变更记录只增不改 / Trigger: what is published, and the history, is append-only';


--
-- Name: item; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.item (
    item text NOT NULL,
    title text NOT NULL,
    CONSTRAINT item_item_is_code CHECK (xcedu.is_code(item, 'item'::text, 'item'::text)),
    CONSTRAINT item_title_is_text CHECK (xcedu.is_text(title, 'item'::text, 'title'::text, 100000))
);


--
-- Name: TABLE item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.item IS '考核内容及其各级分组；代码 report 为每月按台账报送的内容 / Items that are assessed, and the groups that they add up to; the code report is the one for which open_month() makes obligations from the ledger';


--
-- Name: COLUMN item.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN item.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item.title IS '考核内容名称 / Title of the item';


--
-- Name: scheme_band; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme_band (
    scheme text NOT NULL,
    item text NOT NULL,
    at_least numeric NOT NULL,
    points numeric NOT NULL,
    slope numeric DEFAULT 0 NOT NULL,
    CONSTRAINT scheme_band_at_least_within_range CHECK (((at_least >= ('-1000000000000'::bigint)::numeric) AND (at_least <= ('1000000000000'::bigint)::numeric) AND (min_scale(at_least) <= 6))),
    CONSTRAINT scheme_band_points_within_range CHECK (((points >= ('-100000'::integer)::numeric) AND (points <= (100000)::numeric) AND (min_scale(points) <= 6))),
    CONSTRAINT scheme_band_slope_within_range CHECK (((slope >= ('-100000'::integer)::numeric) AND (slope <= (100000)::numeric) AND (min_scale(slope) <= 6)))
);


--
-- Name: TABLE scheme_band; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme_band IS 'measure 类考核内容的档次：数值（或差、比、名次）为 x 时，取 at_least 不大于 x 的最高一档，得 points + slope × (x − at_least) 分，四舍五入到6位小数；低于所有档次得0分 / The bands of an item of kind measure: of those whose at_least is not above x the highest gives points + slope × (x − at_least), rounded half away from zero to six places; below all of them it is 0';


--
-- Name: COLUMN scheme_band.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_band.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme_band.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_band.item IS '考核内容代码（measure 类） / Code of an item of kind measure';


--
-- Name: COLUMN scheme_band.at_least; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_band.at_least IS '本档下限，含 / Least x of the band, itself included';


--
-- Name: COLUMN scheme_band.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_band.points IS 'x 等于下限时的得分，扣分为负 / Points at its least x, negative for points lost';


--
-- Name: COLUMN scheme_band.slope; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_band.slope IS 'x 每高于下限1所增的分数，减则为负 / Points more for each 1 that x is above that, negative for fewer';


--
-- Name: scheme_item; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme_item (
    scheme text NOT NULL,
    item text NOT NULL,
    parent text,
    kind text NOT NULL,
    part text,
    place integer DEFAULT 1 NOT NULL,
    start numeric DEFAULT 0,
    floor numeric,
    cap numeric,
    weight numeric,
    points_each numeric,
    raters text DEFAULT 'one'::text NOT NULL,
    compare text,
    against text,
    lowest_first boolean DEFAULT false NOT NULL,
    leagues text[],
    only_for text[],
    not_applicable text,
    unmarked text,
    standard text,
    clause text,
    first_month date,
    last_month date,
    CONSTRAINT scheme_item_against_for_difference_and_ratio CHECK ((COALESCE((compare = ANY (ARRAY['difference'::text, 'ratio'::text])), false) = (against IS NOT NULL))),
    CONSTRAINT scheme_item_against_known CHECK ((against = ANY (ARRAY['target'::text, 'previous'::text, 'mean'::text, 'best'::text]))),
    CONSTRAINT scheme_item_cap_within_range CHECK (((cap >= ('-100000'::integer)::numeric) AND (cap <= (100000)::numeric) AND (min_scale(cap) <= 6))),
    CONSTRAINT scheme_item_clause_is_text CHECK (xcedu.is_text(clause, 'scheme_item'::text, 'clause'::text, 100000)),
    CONSTRAINT scheme_item_compare_for_measures CHECK (((kind = 'measure'::text) = (compare IS NOT NULL))),
    CONSTRAINT scheme_item_compare_known CHECK ((compare = ANY (ARRAY['value'::text, 'difference'::text, 'ratio'::text, 'place'::text, 'percentile'::text]))),
    CONSTRAINT scheme_item_first_month_is_first_day CHECK (((first_month >= '1990-01-01'::date) AND (first_month <= '2199-12-31'::date) AND (EXTRACT(day FROM first_month) = (1)::numeric))),
    CONSTRAINT scheme_item_floor_not_above_cap CHECK ((floor <= cap)),
    CONSTRAINT scheme_item_floor_within_range CHECK (((floor >= ('-100000'::integer)::numeric) AND (floor <= (100000)::numeric) AND (min_scale(floor) <= 6))),
    CONSTRAINT scheme_item_kind_known CHECK ((kind = ANY (ARRAY['group'::text, 'breach'::text, 'mark'::text, 'measure'::text, 'event'::text]))),
    CONSTRAINT scheme_item_last_month_is_first_day CHECK (((last_month >= '1990-01-01'::date) AND (last_month <= '2199-12-31'::date) AND (EXTRACT(day FROM last_month) = (1)::numeric))),
    CONSTRAINT scheme_item_leagues_without_null CHECK ((array_position(leagues, NULL::text) IS NULL)),
    CONSTRAINT scheme_item_lowest_first_among_units CHECK (((NOT lowest_first) OR COALESCE(((compare = ANY (ARRAY['place'::text, 'percentile'::text])) OR (against = 'best'::text)), false))),
    CONSTRAINT scheme_item_not_applicable_known CHECK ((not_applicable = ANY (ARRAY['full_marks'::text, 'renormalise'::text, 'leave_out'::text]))),
    CONSTRAINT scheme_item_only_for_without_null CHECK ((array_position(only_for, NULL::text) IS NULL)),
    CONSTRAINT scheme_item_parent_is_another CHECK ((parent <> item)),
    CONSTRAINT scheme_item_part_below_the_total CHECK (((parent IS NOT NULL) OR (part IS NULL))),
    CONSTRAINT scheme_item_part_known CHECK ((part = ANY (ARRAY['base'::text, 'bonus'::text, 'penalty'::text]))),
    CONSTRAINT scheme_item_place_positive CHECK ((place > 0)),
    CONSTRAINT scheme_item_points_each_for_breaches CHECK (((kind = 'breach'::text) = (points_each IS NOT NULL))),
    CONSTRAINT scheme_item_points_each_within_range CHECK (((points_each > (0)::numeric) AND (points_each <= (1000)::numeric) AND (min_scale(points_each) <= 6))),
    CONSTRAINT scheme_item_raters_for_marks CHECK (((kind = 'mark'::text) OR (raters = 'one'::text))),
    CONSTRAINT scheme_item_raters_known CHECK ((raters = ANY (ARRAY['one'::text, 'mean'::text, 'trimmed_mean'::text]))),
    CONSTRAINT scheme_item_stage_in_order CHECK ((last_month >= first_month)),
    CONSTRAINT scheme_item_standard_is_text CHECK (xcedu.is_text(standard, 'scheme_item'::text, 'standard'::text, 100000)),
    CONSTRAINT scheme_item_start_within_range CHECK (((start >= ('-100000'::integer)::numeric) AND (start <= (100000)::numeric) AND (min_scale(start) <= 6))),
    CONSTRAINT scheme_item_unmarked_known CHECK ((unmarked = ANY (ARRAY['incomplete'::text, 'full_marks'::text, 'zero'::text]))),
    CONSTRAINT scheme_item_weight_within_range CHECK (((weight > (0)::numeric) AND (weight <= (100000)::numeric) AND (min_scale(weight) <= 6)))
);


--
-- Name: TABLE scheme_item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme_item IS '某办法的考核内容树：板块、考核内容、加扣分类别和封顶都是其中的行，各行按同一规则计算：between(floor, start + 本项各行得失分 + 下级计入分, cap) / The tree of items of a scheme: sections, items, kinds of bonuses and caps are all rows of it, and one rule holds for each: between(floor, start + its own lines + what its children bring, cap)';


--
-- Name: COLUMN scheme_item.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme_item.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN scheme_item.parent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.parent IS '上级考核内容代码；空为总分，一套办法只有一个 / Code of the item above it; NULL for the total, of which a scheme has one';


--
-- Name: COLUMN scheme_item.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.kind IS '本项各行得失分的来源：group 无，breach 按未完成次数扣分，mark 由牵头科室评分，measure 由数值按档次得分，event 仅加扣分事项；加扣分事项可计入任何一类 / Where its own lines come from: group none, breach points off for each breach, mark a mark of the responsible section, measure a measured value by bands, event nothing but events; events can count in an item of any kind';


--
-- Name: COLUMN scheme_item.part; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.part IS '总分的下级在 score 中的列：base 基础分、bonus 加分、penalty 扣分；其他为空 / Of the children of the total: the column of score that they are shown in; NULL for all others';


--
-- Name: COLUMN scheme_item.place; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.place IS '同级中的次序 / Order among its siblings';


--
-- Name: COLUMN scheme_item.start; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.start IS '起始分：从满分扣起的同 cap，从零加起的为0；空同0 / The points that it starts with: those of cap where points are lost, 0 where they are earned; NULL is 0';


--
-- Name: COLUMN scheme_item.floor; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.floor IS '下限（分），扣完为止为0，空为不设 / The least that it can be; 0 where it stops at zero, NULL for no bound';


--
-- Name: COLUMN scheme_item.cap; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.cap IS '上限即满分（分），空为不设 / The most that it can be, its full marks; NULL for no bound';


--
-- Name: COLUMN scheme_item.weight; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.weight IS '权重：满分在上级中折算的分值，空为不折算 / Weight: the points that its full marks amount to in its parent; NULL for as they are';


--
-- Name: COLUMN scheme_item.points_each; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.points_each IS '每次扣分（分），仅 breach 类 / Points off for each breach; NULL for other kinds';


--
-- Name: COLUMN scheme_item.raters; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.raters IS '由谁评分，仅 mark 类：one 一人评分；mean 多人评分取平均；trimmed_mean 多人评分去掉一个最高分和一个最低分后取平均，不足三人时取平均。平均四舍五入到6位小数 / Who marks it, of kind mark only: one rater; the mean of several; the mean without one highest and one lowest mark, or of all while there are fewer than three. A mean is rounded half away from zero to 6 places';


--
-- Name: COLUMN scheme_item.compare; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.compare IS '数值如何查档次，仅 measure 类：value 数值本身；difference 与 against 之差；ratio 与 against 之比；place 在本组中的名次（1为最好，同值同名次，其后空出）；percentile 名次 ÷ 本组有数值的单位数 / What is looked up in the bands, of kind measure only: the value; its difference or its ratio to against; its place in the league (1 is best, equal values share it, 1-2-2-4); percentile, the place divided by the number of units of the league that have a value';


--
-- Name: COLUMN scheme_item.against; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.against IS '差或比的另一方：target 该数值自己的目标；previous 上一考核期的数值；mean 本组平均；best 本组最好（适用本项而有数值的单位） / What a difference or ratio is taken to: the target beside the value; the value of the period before; the mean or the best of the league, of the units that the item applies to and that have a value';


--
-- Name: COLUMN scheme_item.lowest_first; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.lowest_first IS '真为越低越好：名次由低到高，最好为最低的数值 / True if lower is better: place 1 and the best are the lowest value, not the highest';


--
-- Name: COLUMN scheme_item.leagues; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.leagues IS '适用于其全部单位的组别，空为所有组别；其他组别的单位仅在承担该内容台账任务或该项有扣分、评分或数值时适用（A29） / Leagues to all of whose units it applies, NULL for all leagues; to units of other leagues it applies if they carry a ledger task under it or have a breach, a mark or a measured value of it (A29)';


--
-- Name: COLUMN scheme_item.only_for; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.only_for IS '仅有这些组别的单位有本项及其下级，空为所有单位 / Leagues whose units alone have this item and all below it; NULL for all units';


--
-- Name: COLUMN scheme_item.not_applicable; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.not_applicable IS '本项不适用时（A8），空为按 scheme.not_applicable / If it does not apply (A8): full_marks, renormalise or leave_out; NULL for what scheme.not_applicable says';


--
-- Name: COLUMN scheme_item.unmarked; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.unmarked IS '本项尚未评分时（A9），空为按 scheme.unmarked / If it is not marked yet (A9): incomplete, full_marks or zero; NULL for what scheme.unmarked says';


--
-- Name: COLUMN scheme_item.standard; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.standard IS '考核标准原文（附件） / The standard, as it stands in the annex';


--
-- Name: COLUMN scheme_item.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.clause IS '条款原文 / The clause, as it stands in the rule-book';


--
-- Name: COLUMN scheme_item.first_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.first_month IS '阶段首月，空为自始 / First month of its stage; NULL if it has always begun';


--
-- Name: COLUMN scheme_item.last_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_item.last_month IS '阶段末月，空为无终止 / Last month of its stage; NULL if it does not end';


--
-- Name: band_finding(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.band_finding(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'measure_without_bands'::text AS finding,
     'error'::text AS severity,
     si.item AS subject,
     format('%s（%s）没有档次，任何数值都得 0 分 / %s has no bands: every value gives 0 points'::text, si.item, it.title, si.item) AS message
    FROM (small.scheme_item si
      JOIN small.item it ON ((it.item = si.item)))
   WHERE ((si.scheme = band_finding.scheme) AND (si.kind = 'measure'::text) AND (NOT (EXISTS ( SELECT
            FROM small.scheme_band b
           WHERE ((b.scheme = si.scheme) AND (b.item = si.item))))))
 UNION ALL
  SELECT 'bands_without_measure'::text AS finding,
     'error'::text AS severity,
     si.item AS subject,
     format('%s（%s）有档次，但属 %s 类而非 measure 类，档次不起作用 / %s has bands, but is of kind %s and not measure: they have no effect'::text, si.item, it.title, si.kind, si.item, si.kind) AS message
    FROM (small.scheme_item si
      JOIN small.item it ON ((it.item = si.item)))
   WHERE ((si.scheme = band_finding.scheme) AND (si.kind <> 'measure'::text) AND (EXISTS ( SELECT
            FROM small.scheme_band b
           WHERE ((b.scheme = si.scheme) AND (b.item = si.item)))));
END;


--
-- Name: FUNCTION band_finding(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.band_finding(scheme text) IS '办法中档次的疑点，见 lint_scheme()；没有则无行 / What is wrong with the bands of a scheme, see lint_scheme(); no row if nothing is';


--
-- Name: month_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.month_of(day date) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (date_trunc('month'::text, (day)::timestamp without time zone))::date AS month;
END;


--
-- Name: FUNCTION month_of(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.month_of(day date) IS '某日所在的月份（当月1日） / The month that a day is in, as its first day';


--
-- Name: months_after(date, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.months_after(month date, months integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((month + make_interval(months => months)))::date AS month;
END;


--
-- Name: FUNCTION months_after(month date, months integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.months_after(month date, months integer) IS '某月之后若干个月的月份 / The month that is a number of months after a month';


--
-- Name: scheme; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme (
    scheme text NOT NULL,
    title text NOT NULL,
    document_no text,
    issued_on date,
    months integer DEFAULT 1 NOT NULL,
    year_by text DEFAULT 'mean'::text NOT NULL,
    due_day integer DEFAULT 5 NOT NULL,
    omission text DEFAULT 'ledger_task'::text NOT NULL,
    report_month text DEFAULT 'reported_on'::text NOT NULL,
    due_roll text DEFAULT 'none'::text NOT NULL,
    not_applicable text DEFAULT 'full_marks'::text NOT NULL,
    unmarked text DEFAULT 'incomplete'::text NOT NULL,
    highest_scope text DEFAULT 'label'::text NOT NULL,
    highest_months text DEFAULT 'top_up'::text NOT NULL,
    highest_years text DEFAULT 'unbounded'::text NOT NULL,
    late_document text DEFAULT 'first_open'::text NOT NULL,
    pending_claims text DEFAULT 'not_counted'::text NOT NULL,
    ties text DEFAULT 'standard'::text NOT NULL,
    first_month date,
    time_zone text DEFAULT 'Asia/Shanghai'::text NOT NULL,
    CONSTRAINT scheme_document_no_is_text CHECK (xcedu.is_text(document_no, 'scheme'::text, 'document_no'::text, 100000)),
    CONSTRAINT scheme_due_day_in_month CHECK (((due_day >= 1) AND (due_day <= 31))),
    CONSTRAINT scheme_due_roll_known CHECK ((due_roll = ANY (ARRAY['none'::text, 'working_day'::text]))),
    CONSTRAINT scheme_first_month_begins_a_period CHECK (((((EXTRACT(month FROM first_month))::integer - 1) % months) = 0)),
    CONSTRAINT scheme_first_month_is_first_day CHECK (((first_month >= '1990-01-01'::date) AND (first_month <= '2199-12-31'::date) AND (EXTRACT(day FROM first_month) = (1)::numeric))),
    CONSTRAINT scheme_highest_months_known CHECK ((highest_months = ANY (ARRAY['top_up'::text, 'first_only'::text, 'each_month'::text]))),
    CONSTRAINT scheme_highest_scope_known CHECK ((highest_scope = ANY (ARRAY['label'::text, 'all'::text]))),
    CONSTRAINT scheme_highest_years_known CHECK ((highest_years = ANY (ARRAY['unbounded'::text, 'calendar_year'::text]))),
    CONSTRAINT scheme_late_document_known CHECK ((late_document = ANY (ARRAY['first_open'::text, 'next_month'::text]))),
    CONSTRAINT scheme_months_known CHECK ((months = ANY (ARRAY[1, 3, 6, 12]))),
    CONSTRAINT scheme_not_applicable_known CHECK ((not_applicable = ANY (ARRAY['full_marks'::text, 'renormalise'::text, 'leave_out'::text]))),
    CONSTRAINT scheme_omission_known CHECK ((omission = ANY (ARRAY['ledger_task'::text, 'unit'::text]))),
    CONSTRAINT scheme_pending_claims_known CHECK ((pending_claims = ANY (ARRAY['not_counted'::text, 'provisional'::text]))),
    CONSTRAINT scheme_report_month_known CHECK ((report_month = ANY (ARRAY['reported_on'::text, 'due'::text]))),
    CONSTRAINT scheme_scheme_is_code CHECK (xcedu.is_code(scheme, 'scheme'::text, 'scheme'::text)),
    CONSTRAINT scheme_ties_known CHECK ((ties = ANY (ARRAY['standard'::text, 'dense'::text]))),
    CONSTRAINT scheme_time_zone_not_blank CHECK ((time_zone ~ '\S'::text)),
    CONSTRAINT scheme_title_is_text CHECK (xcedu.is_text(title, 'scheme'::text, 'title'::text, 100000)),
    CONSTRAINT scheme_unmarked_known CHECK ((unmarked = ANY (ARRAY['incomplete'::text, 'full_marks'::text, 'zero'::text]))),
    CONSTRAINT scheme_year_by_known CHECK ((year_by = ANY (ARRAY['mean'::text, 'sum'::text, 'weighted'::text])))
);


--
-- Name: TABLE scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme IS '考核办法及其解读 / Schemes: a rule-book and how it is read';


--
-- Name: COLUMN scheme.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.title IS '办法名称 / Title of the rule-book';


--
-- Name: COLUMN scheme.document_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.document_no IS '文号 / Document number';


--
-- Name: COLUMN scheme.issued_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.issued_on IS '印发日期 / Day of issue';


--
-- Name: COLUMN scheme.months; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.months IS '考核周期（月数）：1 每月、3 每季（1、4、7、10月起）、6 每半年（1、7月起）、12 每年；period.month 为该期首月 / How many months a period has: 1, 3 (from January, April, July, October), 6 (from January, July) or 12; period.month is its first month';


--
-- Name: COLUMN scheme.year_by; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.year_by IS '年度成绩：mean 各期总分的平均、sum 合计、weighted 按 scheme_period 的权重平均 / What a year comes to: the mean of the totals of its periods, their sum, or their mean weighted by scheme_period';


--
-- Name: COLUMN scheme.due_day; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.due_day IS '报送期限（A4）：下月的第几日，含当日（“下月5日前”）；生成报送任务时起作用 / The day of the next month on which a monthly report is due, that day included (A4); acts when obligations to report are made';


--
-- Name: COLUMN scheme.omission; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.omission IS '漏报一次的计法（A1）：ledger_task 每项台账任务、unit 每个单位每月一次；生成报送任务时起作用 / What one omission is (A1): one for each ledger task, or one a unit and month; acts when obligations to report are made';


--
-- Name: COLUMN scheme.report_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.report_month IS '漏报计入的月份（A3）：reported_on 所报月份、due 到期月份；生成报送任务时起作用 / Month in which an omission counts (A3): the one reported on, or the one in which the report was due; acts when obligations to report are made';


--
-- Name: COLUMN scheme.due_roll; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.due_roll IS '报送期限遇非工作日（A5）：none 不顺延、working_day 按工作日历顺延至下一工作日；生成报送任务时起作用 / A report that is due on a day off (A5): none leaves it, working_day moves it to the next working day by the table holiday; acts when obligations to report are made';


--
-- Name: COLUMN scheme.not_applicable; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.not_applicable IS '不适用的考核内容（A8）：full_marks 给满分、renormalise 不计并在上级内折算、leave_out 不计也不折算 / An item that does not apply (A8): full marks; left out and the rest of its section scaled up; left out and nothing scaled up';


--
-- Name: COLUMN scheme.unmarked; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.unmarked IS '适用而尚未评分的考核内容（A9）：incomplete 没有总分、full_marks 按满分、zero 按零分 / An item that applies and is not marked yet (A9): no total, full marks, or zero';


--
-- Name: COLUMN scheme.highest_scope; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.highest_scope IS '同一项工作按最高级别计分的范围（A12）：label 同一标记（scheme_rule.once）内、all 凡有标记的规则不分标记 / Within what one work counts once, at its highest (A12): rules of one label (scheme_rule.once), or all rules that have one';


--
-- Name: COLUMN scheme.highest_months; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.highest_months IS '同一项工作在不同月份（A13）：top_up 补足至最高、first_only 仅计首次加分的月份、each_month 各月分别计 / One work in several months (A13): topped up to the highest, the first month only, or each month on its own';


--
-- Name: COLUMN scheme.highest_years; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.highest_years IS '同一项工作在不同年份（A14）：unbounded 不分年度、calendar_year 各年分别计 / One work in several years (A14): no boundary, or each calendar year on its own';


--
-- Name: COLUMN scheme.late_document; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.late_document IS '文件滞后的加分（A16）：first_open 计入发文后首个未公布月份、next_month 只转到下月，再晚则不计；录入事项时起作用 / A bonus whose document is late (A16): credited in the first open month from that of its issue on; or only in the month after it occurred, else lapsed; acts when events are entered';


--
-- Name: COLUMN scheme.pending_claims; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.pending_claims IS '待审核的申报（A17）：not_counted 不计、provisional 暂计 / Claims awaiting review (A17): not counted, or counted provisionally';


--
-- Name: COLUMN scheme.ties; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.ties IS '同分名次（A21）：standard 同分同名次，其后空出（1-2-2-4）、dense 其后不空（1-2-2-3） / Ranks after a tie (A21): 1-2-2-4 or 1-2-2-3';


--
-- Name: COLUMN scheme.first_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.first_month IS '启用月份：open_month 未指明办法时，自该月起用此办法；空为须指明 / The first month that it is for: from then on open_month() takes it unless told otherwise; NULL if it has to be named';


--
-- Name: COLUMN scheme.time_zone; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme.time_zone IS '判断是否逾期所用的时区（A4） / Time zone whose day decides what is overdue (A4)';


--
-- Name: opened_period(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.opened_period(day date) RETURNS TABLE(month date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.month
    FROM (small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
   WHERE ((p.month <= opened_period.day) AND (opened_period.day < small.months_after(p.month, s.months)))
   ORDER BY p.month DESC
  LIMIT 1;
END;


--
-- Name: FUNCTION opened_period(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.opened_period(day date) IS '某日所在的已开始的一期，以其首月表示；没有则无行 / The period that a day is in, by its first month, if it was opened; else no row';


--
-- Name: period_length(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_length(day date) RETURNS TABLE(months integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.months
    FROM ( SELECT p.month AS since,
             1 AS place,
             s.months
            FROM (small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
           WHERE (p.month <= period_length.day)
         UNION ALL
          SELECT s.first_month AS since,
             2 AS place,
             s.months
            FROM small.scheme s
           WHERE (s.first_month <= period_length.day)
         UNION ALL
          SELECT 'infinity'::date AS since,
             0 AS place,
             s.months
            FROM (small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
           WHERE ((p.month > period_length.day) AND (NOT (EXISTS ( SELECT
                    FROM small.period q
                   WHERE (q.month < p.month)))))
         UNION ALL
          SELECT '-infinity'::date AS since,
             3 AS place,
             min(s.months) AS min
            FROM small.scheme s
          HAVING (count(*) = 1)) c
   ORDER BY c.since DESC, c.place
  LIMIT 1;
END;


--
-- Name: FUNCTION period_length(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_length(day date) IS '某日所在的一期有几个月：按该月的办法；首期之前同首期；没有办法则无行 / How many months the period of a day has: by the scheme of the month; before the first period as many as that one; no row without schemes';


--
-- Name: period_to_come(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_to_come(day date) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT make_date((EXTRACT(year FROM period_to_come.day))::integer, ((EXTRACT(month FROM period_to_come.day))::integer - (((EXTRACT(month FROM period_to_come.day))::integer - 1) % l.months)), 1) AS make_date
            FROM small.period_length(period_to_come.day) l(months)
           WHERE isfinite(period_to_come.day)), small.month_of(day)) AS month;
END;


--
-- Name: FUNCTION period_to_come(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_to_come(day date) IS '内部函数：尚未开始的一期，以其首月表示 / Internal: the period that a day is in where none was opened, by its first month';


--
-- Name: period_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_of(day date) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT o.month
            FROM small.opened_period(period_of.day) o(month)),
         CASE
             WHEN (NOT (EXISTS ( SELECT
                FROM small.scheme s
               WHERE (s.months > 1)))) THEN small.month_of(day)
             ELSE NULL::date
         END, small.period_to_come(day)) AS month;
END;


--
-- Name: FUNCTION period_of(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_of(day date) IS '某日所在的一期，以其首月表示 / The period that a day is in, by its first month';


--
-- Name: begins_period(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.begins_period(month date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((month IS NULL) OR (EXISTS ( SELECT
            FROM small.period p
           WHERE (p.month = begins_period.month))) OR (month = small.period_of(month))) AS begins;
END;


--
-- Name: FUNCTION begins_period(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.begins_period(month date) IS '某月是否为一期的首月；空值为真 / Whether a month is the first of a period; true for NULL';


--
-- Name: amendment; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.amendment (
    month date NOT NULL,
    revision integer NOT NULL,
    reason text NOT NULL,
    amended_at timestamp with time zone NOT NULL,
    by_role text NOT NULL,
    session_role text NOT NULL,
    CONSTRAINT amendment_reason_is_text CHECK (xcedu.is_text(reason, 'amendment'::text, 'reason'::text, 10000)),
    CONSTRAINT amendment_reason_not_blank CHECK ((reason ~ '\S'::text)),
    CONSTRAINT amendment_revision_above_first CHECK ((revision > 1))
);


--
-- Name: TABLE amendment; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.amendment IS '已公布月份的更正：为何、由谁重新开放为新的版次 / Amendments: why and by whom a published month was reopened as a new revision';


--
-- Name: COLUMN amendment.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN amendment.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.revision IS '所开放的新版次 / The new revision that it opened';


--
-- Name: COLUMN amendment.reason; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.reason IS '更正理由 / Reason for the amendment';


--
-- Name: COLUMN amendment.amended_at; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.amended_at IS '重新开放的时间 / When it was reopened';


--
-- Name: COLUMN amendment.by_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.by_role IS '更正者的数据库角色（含 SET ROLE） / The database role that reopened it, the one set by SET ROLE';


--
-- Name: COLUMN amendment.session_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.amendment.session_role IS '登录的数据库角色 / The database role that logged in';


--
-- Name: publication; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.publication (
    month date NOT NULL,
    revision integer NOT NULL,
    place integer NOT NULL,
    text_version integer NOT NULL,
    scheme text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    by_role text NOT NULL,
    session_role text NOT NULL,
    note text,
    previous_digest text,
    digest text NOT NULL,
    CONSTRAINT publication_digest_is_sha256 CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT publication_first_has_no_previous CHECK (((place = 1) = (previous_digest IS NULL))),
    CONSTRAINT publication_note_is_text CHECK (xcedu.is_text(note, 'publication'::text, 'note'::text, 10000)),
    CONSTRAINT publication_place_positive CHECK ((place > 0)),
    CONSTRAINT publication_revision_positive CHECK ((revision > 0))
);


--
-- Name: TABLE publication; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.publication IS '已公布的月份，每次公布一行，按公布先后以摘要相连 / Months as they were published, a row a revision, chained by digests in the order of publication';


--
-- Name: COLUMN publication.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN publication.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.revision IS '版次，自1起 / Revision, from 1';


--
-- Name: COLUMN publication.place; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.place IS '公布的先后，自1起，不间断 / Place in the chain, from 1 without gaps';


--
-- Name: COLUMN publication.text_version; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.text_version IS '规范文本的版本 / Version of the canonical text that the digests are taken of';


--
-- Name: COLUMN publication.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.scheme IS '所用办法代码 / Code of the scheme that it was scored by';


--
-- Name: COLUMN publication.published_at; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.published_at IS '公布时间 / When it was published';


--
-- Name: COLUMN publication.by_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.by_role IS '公布者的数据库角色（含 SET ROLE） / The database role that published it, the one set by SET ROLE';


--
-- Name: COLUMN publication.session_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.session_role IS '登录的数据库角色 / The database role that logged in';


--
-- Name: COLUMN publication.note; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.note IS '公布说明 / Note given to publish_month()';


--
-- Name: COLUMN publication.previous_digest; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.previous_digest IS '前一次公布的摘要，首次为空 / Digest of the publication before it; NULL for the first';


--
-- Name: COLUMN publication.digest; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.publication.digest IS '摘要：publication_lines() 各行（各以换行结尾）的 SHA-256，十六进制 / SHA-256 in hexadecimal of the lines of publication_lines(), each ended by a line feed';


--
-- Name: canonical_1(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical_1(of_publication small.publication) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array('publication', p.text_version, p.month, p.revision, p.place, p.scheme, (p.published_at AT TIME ZONE 'UTC'::text), p.by_role, p.session_role, p.note, p.previous_digest, a.reason, (a.amended_at AT TIME ZONE 'UTC'::text), a.by_role, a.session_role))::text AS text
    FROM (( SELECT (canonical_1.of_publication).month AS month,
             (canonical_1.of_publication).revision AS revision,
             (canonical_1.of_publication).place AS place,
             (canonical_1.of_publication).text_version AS text_version,
             (canonical_1.of_publication).scheme AS scheme,
             (canonical_1.of_publication).published_at AS published_at,
             (canonical_1.of_publication).by_role AS by_role,
             (canonical_1.of_publication).session_role AS session_role,
             (canonical_1.of_publication).note AS note,
             (canonical_1.of_publication).previous_digest AS previous_digest,
             (canonical_1.of_publication).digest AS digest) p
      LEFT JOIN small.amendment a ON (((a.month = p.month) AND (a.revision = p.revision))));
END;


--
-- Name: FUNCTION canonical_1(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical_1(of_publication small.publication) IS '一次公布的规范文本首行：公布的情况、更正的理由和前一次的摘要 / First line of the canonical text of a publication: how it was published, why it was amended, and the digest before it';


--
-- Name: canonical(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical(of_publication small.publication) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE p.text_version
             WHEN 1 THEN small.canonical_1(canonical.of_publication)
             WHEN 2 THEN small.canonical_1(canonical.of_publication)
             ELSE NULL::text
         END AS text
    FROM ( SELECT (canonical.of_publication).text_version AS text_version) p;
END;


--
-- Name: FUNCTION canonical(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical(of_publication small.publication) IS '一次公布的规范文本首行，按其版本；版本不明则为空 / First line of the canonical text of a publication, in its version; NULL for an unknown version';


--
-- Name: published_fact; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.published_fact (
    month date NOT NULL,
    revision integer NOT NULL,
    relation text NOT NULL,
    row_key text NOT NULL,
    content jsonb NOT NULL,
    digest text NOT NULL
);


--
-- Name: TABLE published_fact; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.published_fact IS '公布所依据的事实和规则，公布时的原样：由此可以重算，也可查出绕过限制的改动 / The facts and rules that a publication stands on, as they were then. The scores can be worked out again from them, and changes that passed the guards are found by them';


--
-- Name: COLUMN published_fact.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN published_fact.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.revision IS '版次 / Revision';


--
-- Name: COLUMN published_fact.relation; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.relation IS '来源表或视图 / The table or view that it comes from';


--
-- Name: COLUMN published_fact.row_key; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.row_key IS '行的主键：各列值的 JSON 数组 / Key of the row: a JSON array of its values';


--
-- Name: COLUMN published_fact.content; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.content IS '行的内容，以列名为键 / The row, by column name';


--
-- Name: COLUMN published_fact.digest; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_fact.digest IS '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';


--
-- Name: canonical_1(small.published_fact); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical_1(of_fact small.published_fact) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array('published_fact', (of_fact).month, (of_fact).revision, (of_fact).relation, (of_fact).row_key, (of_fact).content))::text AS text;
END;


--
-- Name: FUNCTION canonical_1(of_fact small.published_fact); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical_1(of_fact small.published_fact) IS '公布所依据事实一行的规范文本 / Canonical text of a fact that a publication stands on';


--
-- Name: canonical(small.published_fact, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical(of_fact small.published_fact, text_version integer) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE text_version
             WHEN 1 THEN small.canonical_1(of_fact)
             WHEN 2 THEN small.canonical_1(of_fact)
             ELSE NULL::text
         END AS text;
END;


--
-- Name: FUNCTION canonical(of_fact small.published_fact, text_version integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical(of_fact small.published_fact, text_version integer) IS '公布所依据事实一行按某版本的规范文本，版本不明则为空 / Canonical text, in a version, of a fact that a publication stands on; NULL for an unknown version';


--
-- Name: published_line; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.published_line (
    month date NOT NULL,
    revision integer NOT NULL,
    unit text NOT NULL,
    line integer NOT NULL,
    kind text NOT NULL,
    part text,
    parent text,
    item text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text,
    digest text NOT NULL
);


--
-- Name: TABLE published_line; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.published_line IS '公布的得分明细，同 explain()，条款为公布时的原文 / Every line behind the published scores, as explain() gives them, with the clause as it stood';


--
-- Name: COLUMN published_line.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN published_line.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.revision IS '版次 / Revision';


--
-- Name: COLUMN published_line.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN published_line.line; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.line IS '行号，自1起 / Number of the line within the unit, from 1';


--
-- Name: COLUMN published_line.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.kind IS '类别，同 explain() / Kind of the line, as in explain()';


--
-- Name: COLUMN published_line.part; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.part IS '所属部分：base 基础分、bonus 加分、penalty 扣分；总分自身的行为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for a line of the total itself';


--
-- Name: COLUMN published_line.parent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.parent IS '上级考核内容代码 / Code of the item above';


--
-- Name: COLUMN published_line.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN published_line.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.rule IS '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';


--
-- Name: COLUMN published_line.source; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.source IS '任务或事项编号 / Code of the task or event';


--
-- Name: COLUMN published_line.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.title IS '事项 / What it is about';


--
-- Name: COLUMN published_line.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.points IS '分值（分），各行之和为总分 / Points; the lines of a unit add up to its total';


--
-- Name: COLUMN published_line.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.clause IS '公布时的条款原文 / The clause as it stood when it was published';


--
-- Name: COLUMN published_line.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.why IS '原因 / Why, in Chinese';


--
-- Name: COLUMN published_line.digest; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_line.digest IS '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';


--
-- Name: canonical_1(small.published_line); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical_1(of_line small.published_line) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array('published_line', (of_line).month, (of_line).revision, (of_line).unit, (of_line).line, (of_line).kind, (of_line).part, (of_line).parent, (of_line).item, (of_line).rule, (of_line).source, (of_line).title, (of_line).points, (of_line).clause, (of_line).why))::text AS text;
END;


--
-- Name: FUNCTION canonical_1(of_line small.published_line); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical_1(of_line small.published_line) IS '公布明细一行的规范文本 / Canonical text of a published line';


--
-- Name: canonical(small.published_line, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical(of_line small.published_line, text_version integer) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE text_version
             WHEN 1 THEN small.canonical_1(of_line)
             WHEN 2 THEN small.canonical_1(of_line)
             ELSE NULL::text
         END AS text;
END;


--
-- Name: FUNCTION canonical(of_line small.published_line, text_version integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical(of_line small.published_line, text_version integer) IS '公布明细一行按某版本的规范文本，版本不明则为空 / Canonical text of a published line in a version; NULL for an unknown version';


--
-- Name: published_score; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.published_score (
    month date NOT NULL,
    revision integer NOT NULL,
    unit text NOT NULL,
    unit_name text NOT NULL,
    league text NOT NULL,
    rank integer NOT NULL,
    base numeric(12,6) NOT NULL,
    bonus numeric(12,6) NOT NULL,
    penalty numeric(12,6) NOT NULL,
    total numeric(12,6) NOT NULL,
    missing integer NOT NULL,
    assessed_percent numeric(12,6) NOT NULL,
    gained numeric(12,6) NOT NULL,
    taken_back numeric(12,6) NOT NULL,
    rater boolean NOT NULL,
    grade text,
    last_place boolean NOT NULL,
    digest text NOT NULL
);


--
-- Name: TABLE published_score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.published_score IS '公布的得分和名次，每个单位一行，各版次均保留 / Scores and ranks as they were published, a row a unit; every revision is kept';


--
-- Name: COLUMN published_score.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN published_score.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.revision IS '版次 / Revision';


--
-- Name: COLUMN published_score.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN published_score.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.unit_name IS '公布时的单位名称 / Name of the unit when it was published';


--
-- Name: COLUMN published_score.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.league IS '公布时的组别代码 / Code of its league when it was published';


--
-- Name: COLUMN published_score.rank; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.rank IS '名次 / Rank within the league';


--
-- Name: COLUMN published_score.base; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.base IS '基础分（百分制） / Base score on 100 points';


--
-- Name: COLUMN published_score.bonus; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.bonus IS '加分（分） / Bonus in points';


--
-- Name: COLUMN published_score.penalty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.penalty IS '扣分（分），不大于0 / Penalty in points, at most 0';


--
-- Name: COLUMN published_score.total; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.total IS '总分（分） / Total in points';


--
-- Name: COLUMN published_score.missing; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.missing IS '尚缺的评分数（办法规定未评不计为空时） / How many marks were missing, where the scheme scores a unit without them';


--
-- Name: COLUMN published_score.assessed_percent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.assessed_percent IS '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';


--
-- Name: COLUMN published_score.gained; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.gained IS '当月计入的加分（分），不含收回的 / Bonus that counts in the month without what is taken back, in points';


--
-- Name: COLUMN published_score.taken_back; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.taken_back IS '当月因撤销收回的加分（分），不大于0 / Bonus taken back in the month, in points, at most 0';


--
-- Name: COLUMN published_score.rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.rater IS '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';


--
-- Name: COLUMN published_score.grade; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.grade IS '等次代码，办法没有等次则为空 / Grade code; NULL if the scheme has no grades';


--
-- Name: COLUMN published_score.last_place; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.last_place IS '是否因一票否决列在同组其他单位之后 / Whether it is ranked after all others of its league, whatever its total';


--
-- Name: COLUMN published_score.digest; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.published_score.digest IS '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';


--
-- Name: canonical_1(small.published_score); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical_1(of_score small.published_score) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array('published_score', (of_score).month, (of_score).revision, (of_score).unit, (of_score).unit_name, (of_score).league, (of_score).rank, (of_score).base, (of_score).bonus, (of_score).penalty, (of_score).total, (of_score).missing, (of_score).assessed_percent, (of_score).gained, (of_score).taken_back, (of_score).rater, (of_score).grade, (of_score).last_place))::text AS text;
END;


--
-- Name: FUNCTION canonical_1(of_score small.published_score); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical_1(of_score small.published_score) IS '公布得分一行的规范文本 / Canonical text of a published score';


--
-- Name: canonical(small.published_score, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical(of_score small.published_score, text_version integer) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE text_version
             WHEN 1 THEN small.canonical_1(of_score)
             WHEN 2 THEN small.canonical_1(of_score)
             ELSE NULL::text
         END AS text;
END;


--
-- Name: FUNCTION canonical(of_score small.published_score, text_version integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical(of_score small.published_score, text_version integer) IS '公布得分一行按某版本的规范文本，版本不明则为空 / Canonical text of a published score in a version; NULL for an unknown version';


--
-- Name: canonical_version(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.canonical_version() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 2 AS version;
END;


--
-- Name: FUNCTION canonical_version(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.canonical_version() IS '规范文本的现行版本 / Current version of the canonical text';


--
-- Name: in_force(date, date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.in_force(month date, first_month date, last_month date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((first_month IS NULL) OR (month >= first_month)) AND ((last_month IS NULL) OR (month <= last_month)));
END;


--
-- Name: FUNCTION in_force(month date, first_month date, last_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.in_force(month date, first_month date, last_month date) IS '某月是否在起止月份之内，空为不限 / Whether a month lies within first and last month; NULL is no bound';


--
-- Name: in_later_period(date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.in_later_period(day date, than date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((day - (EXTRACT(day FROM day))::integer) > (than - (EXTRACT(day FROM than))::integer)) THEN (small.period_of(day) > small.period_of(than))
             ELSE false
         END AS later;
END;


--
-- Name: FUNCTION in_later_period(day date, than date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.in_later_period(day date, than date) IS '某日所在的一期是否晚于另一日所在的一期；有空值则为假 / Whether a day is in a later period than another; false if one of them is NULL';


--
-- Name: unit; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.unit (
    unit text NOT NULL,
    name text NOT NULL,
    league text NOT NULL,
    first_month date,
    last_month date,
    CONSTRAINT unit_first_month_is_first_day CHECK (((first_month >= '1990-01-01'::date) AND (first_month <= '2199-12-31'::date) AND (EXTRACT(day FROM first_month) = (1)::numeric))),
    CONSTRAINT unit_last_month_is_first_day CHECK (((last_month >= '1990-01-01'::date) AND (last_month <= '2199-12-31'::date) AND (EXTRACT(day FROM last_month) = (1)::numeric))),
    CONSTRAINT unit_months_in_order CHECK ((last_month >= first_month)),
    CONSTRAINT unit_name_is_text CHECK (xcedu.is_text(name, 'unit'::text, 'name'::text, 10000)),
    CONSTRAINT unit_name_not_blank CHECK ((name ~ '\S'::text)),
    CONSTRAINT unit_unit_is_code CHECK (xcedu.is_code(unit, 'unit'::text, 'unit'::text))
);


--
-- Name: TABLE unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.unit IS '被考核单位 / Units that are assessed';


--
-- Name: COLUMN unit.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit.unit IS '单位代码：县级行政区划用 GB/T 2260 代码，其他用本地代码 / Unit code: GB/T 2260 for county-level divisions, a local code for others';


--
-- Name: COLUMN unit.name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit.name IS '现在的名称，此前的见 unit_until / What it is called now; earlier names are in unit_until';


--
-- Name: COLUMN unit.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit.league IS '现在的组别代码，此前的见 unit_until / Code of its league now; earlier ones are in unit_until';


--
-- Name: COLUMN unit.first_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit.first_month IS '开始考核的月份，空为自始；已有月份公布后新增的单位，缺省为首个未公布月份 / First month in which it is assessed; NULL: from the start. If it is left out for a unit that is added after months were published, it is the first open month';


--
-- Name: COLUMN unit.last_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit.last_month IS '停止考核前的最后月份，空为无终止 / Last month in which it is assessed; NULL if it does not end';


--
-- Name: unit_until; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.unit_until (
    unit text NOT NULL,
    last_month date NOT NULL,
    name text NOT NULL,
    league text NOT NULL,
    CONSTRAINT unit_until_last_month_is_first_day CHECK (((last_month >= '1990-01-01'::date) AND (last_month <= '2199-12-31'::date) AND (EXTRACT(day FROM last_month) = (1)::numeric))),
    CONSTRAINT unit_until_name_is_text CHECK (xcedu.is_text(name, 'unit_until'::text, 'name'::text, 10000)),
    CONSTRAINT unit_until_name_not_blank CHECK ((name ~ '\S'::text))
);


--
-- Name: TABLE unit_until; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.unit_until IS '单位此前的名称和组别：至某月（含）为止；按当月的名称和组别计分、更正 / Earlier names and leagues of units, each up to and including a month. A month is scored and amended with those that it had';


--
-- Name: COLUMN unit_until.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit_until.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN unit_until.last_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit_until.last_month IS '最后一个月份（当月1日） / The last month with this name and league, as its first day';


--
-- Name: COLUMN unit_until.name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit_until.name IS '至该月的名称 / Its name up to then';


--
-- Name: COLUMN unit_until.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.unit_until.league IS '至该月的组别代码 / Code of its league up to then';


--
-- Name: unit_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.unit_of(month date) RETURNS TABLE(unit text, name text, league text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT u.unit,
     COALESCE(w.name, u.name) AS "coalesce",
     COALESCE(w.league, u.league) AS "coalesce"
    FROM (small.unit u
      LEFT JOIN LATERAL ( SELECT x.name,
             x.league
            FROM small.unit_until x
           WHERE ((x.unit = u.unit) AND (x.last_month >= unit_of.month))
           ORDER BY x.last_month
          LIMIT 1) w ON (true))
   WHERE small.in_force(unit_of.month, u.first_month, u.last_month);
END;


--
-- Name: FUNCTION unit_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.unit_of(month date) IS '某月被考核的单位及其当时的名称和组别 / The units that are assessed in a month, with the names and leagues that they had then';


--
-- Name: scheme_rule; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme_rule (
    scheme text NOT NULL,
    rule text NOT NULL,
    item text NOT NULL,
    level text,
    precedence integer DEFAULT 1 NOT NULL,
    points numeric,
    "least" numeric,
    most numeric,
    cap numeric,
    repeat_points numeric,
    only_for text[],
    needs_document boolean DEFAULT false NOT NULL,
    effect text DEFAULT 'points'::text NOT NULL,
    grade text,
    clause text,
    reading text,
    once text,
    bonus boolean GENERATED ALWAYS AS ((COALESCE(points, most, ('-1'::integer)::numeric) > (0)::numeric)) STORED NOT NULL,
    CONSTRAINT scheme_rule_bonus_once_or_capped CHECK (((once IS NULL) OR (cap IS NULL) OR (COALESCE(points, most, ('-1'::integer)::numeric) <= (0)::numeric))),
    CONSTRAINT scheme_rule_cap_within_range CHECK (((cap > (0)::numeric) AND (cap <= (100000)::numeric) AND (min_scale(cap) <= 6))),
    CONSTRAINT scheme_rule_clause_is_text CHECK (xcedu.is_text(clause, 'scheme_rule'::text, 'clause'::text, 100000)),
    CONSTRAINT scheme_rule_effect_known CHECK ((effect = ANY (ARRAY['points'::text, 'last_place'::text, 'grade_at_most'::text]))),
    CONSTRAINT scheme_rule_grade_if_limited CHECK (((effect = 'grade_at_most'::text) = (grade IS NOT NULL))),
    CONSTRAINT scheme_rule_grade_is_code CHECK (xcedu.is_code(grade, 'scheme_rule'::text, 'grade'::text)),
    CONSTRAINT scheme_rule_least_within_range CHECK ((("least" >= ('-1000'::integer)::numeric) AND ("least" <= (1000)::numeric) AND (min_scale("least") <= 6))),
    CONSTRAINT scheme_rule_level_is_code CHECK (xcedu.is_code(level, 'scheme_rule'::text, 'level'::text)),
    CONSTRAINT scheme_rule_most_within_range CHECK (((most >= ('-1000'::integer)::numeric) AND (most <= (1000)::numeric) AND (min_scale(most) <= 6))),
    CONSTRAINT scheme_rule_once_is_code CHECK (xcedu.is_code(once, 'scheme_rule'::text, 'once'::text)),
    CONSTRAINT scheme_rule_once_or_repeated CHECK (((once IS NULL) OR (repeat_points IS NULL))),
    CONSTRAINT scheme_rule_only_for_without_null CHECK ((array_position(only_for, NULL::text) IS NULL)),
    CONSTRAINT scheme_rule_points_or_range CHECK (((num_nonnulls(points, "least") = 1) OR ((effect <> 'points'::text) AND (num_nonnulls(points, "least") = 0)))),
    CONSTRAINT scheme_rule_points_within_range CHECK (((points <> (0)::numeric) AND (points >= ('-1000'::integer)::numeric) AND (points <= (1000)::numeric) AND (min_scale(points) <= 6))),
    CONSTRAINT scheme_rule_precedence_positive CHECK ((precedence > 0)),
    CONSTRAINT scheme_rule_range_in_order CHECK ((("least" <= most) AND (("least" >= (0)::numeric) OR (most <= (0)::numeric)) AND (("least" <> (0)::numeric) OR (most <> (0)::numeric)))),
    CONSTRAINT scheme_rule_range_whole CHECK ((("least" IS NULL) = (most IS NULL))),
    CONSTRAINT scheme_rule_reading_is_text CHECK (xcedu.is_text(reading, 'scheme_rule'::text, 'reading'::text, 100000)),
    CONSTRAINT scheme_rule_repeat_points_of_points CHECK (((repeat_points IS NULL) OR ((points IS NOT NULL) AND ((repeat_points * points) >= (0)::numeric)))),
    CONSTRAINT scheme_rule_repeat_points_within_range CHECK (((repeat_points >= ('-1000'::integer)::numeric) AND (repeat_points <= (1000)::numeric) AND (min_scale(repeat_points) <= 6)))
);


--
-- Name: TABLE scheme_rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme_rule IS '某办法中各加减分规则的分值 / What an event is worth in a scheme';


--
-- Name: COLUMN scheme_rule.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme_rule.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.rule IS '规则代码 / Rule code';


--
-- Name: COLUMN scheme_rule.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.item IS '所计入的考核内容代码 / Code of the item that its points go to';


--
-- Name: COLUMN scheme_rule.level; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.level IS '级别，如 city 市级、province 省部级、nation 国家级；空为不分级别 / Level, as city, province, nation; NULL if it has none';


--
-- Name: COLUMN scheme_rule.precedence; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.precedence IS '同一考核内容的规则都适用时取数字小者 / Where two rules of an item fit one event, the smaller number wins';


--
-- Name: COLUMN scheme_rule.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.points IS '每次（每件、每人、每批）的分值，加分为正，扣分为负；分值由审核人在 least 至 most 内确定的，以及仅有 effect 的，为空 / Points for each occurrence: positive for a bonus, negative for a penalty; times event.quantity. NULL where the reviewer sets them between least and most, and for a rule that has but an effect';


--
-- Name: COLUMN scheme_rule."least"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule."least" IS '酌情计分的下限（含），扣分为负，如酌情扣5–10分为 -10；空为分值固定 / The least that the reviewer can set event.points to, negative for a penalty (-10 of 5 to 10 points off); NULL where the points are fixed';


--
-- Name: COLUMN scheme_rule.most; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.most IS '酌情计分的上限（含），如酌情扣5–10分为 -5；空为分值固定 / The most that the reviewer can set event.points to, -5 of 5 to 10 points off; NULL where the points are fixed';


--
-- Name: COLUMN scheme_rule.cap; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.cap IS '本规则一期内对一个单位最多计的分值，不带正负号；空为不设 / The most that the rule brings a unit in a period, without its sign; NULL for no bound';


--
-- Name: COLUMN scheme_rule.repeat_points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.repeat_points IS '加重：同一单位同一项工作在一期内按本规则第二次起每次的分值，按发生日期、事项编号先后；work 为空的事项不算重复；空为与首次相同 / Points of the second and every further event of the rule for one unit and work within a period, in the order of occurred_on and event_id; an event without work repeats none; NULL: as the first';


--
-- Name: COLUMN scheme_rule.only_for; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.only_for IS '仅适用于这些组别的单位，空为所有单位；其他组别单位的事项不计分 / Leagues that it is for: an event of a unit of another league counts nothing; NULL for all units';


--
-- Name: COLUMN scheme_rule.needs_document; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.needs_document IS '认定须有文号和文件日期（R18） / Whether an event is approved only with document_no and document_on (R18)';


--
-- Name: COLUMN scheme_rule.effect; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.effect IS '效果：points 计分；last_place 一票否决，名次列在同组其他单位之后，总分不变；grade_at_most 等次以 grade 为限；后两者可以同时计分 / What it does: points; last_place ranks the unit after all others of its league, with its real total; grade_at_most limits its grade to grade; the latter two may bring points as well';


--
-- Name: COLUMN scheme_rule.grade; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.grade IS '等次上限的代码，仅 effect 为 grade_at_most / Code of the grade that is the limit, of effect grade_at_most; NULL for others';


--
-- Name: COLUMN scheme_rule.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.clause IS '条款原文；空为无条款 / The clause, as it stands in the rule-book; NULL if there is none';


--
-- Name: COLUMN scheme_rule.reading; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.reading IS '对条款的解读，或无条款时的依据 / How the clause is read, or what the rule stands on where there is no clause';


--
-- Name: COLUMN scheme_rule.once; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.once IS '标记：同一单位同一项工作中，标记相同的规则只按最高一项计（A12），扣分按扣得最多的一项计，加分与扣分互不影响；空为每项都计 / Label: of the events of one unit and work whose rules have the same label, only the highest counts (A12), of penalties the one that takes off most; bonuses and penalties do not meet; NULL: each counts';


--
-- Name: COLUMN scheme_rule.bonus; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_rule.bonus IS '是否加分，自动生成；仅有 effect 的为否 / Whether it is a bonus; generated. One that has but an effect is none';


--
-- Name: is_for(text, date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE above AS (
          SELECT sr.item,
             NULL::text AS parent,
             sr.only_for
            FROM small.scheme_rule sr
           WHERE ((sr.scheme = is_for.of_scheme) AND (sr.rule = is_for.rule))
         UNION
          SELECT si.item,
             si.parent,
             si.only_for
            FROM (small.scheme_rule sr
              JOIN small.scheme_item si ON (((si.scheme = sr.scheme) AND (si.item = sr.item))))
           WHERE ((sr.scheme = is_for.of_scheme) AND (sr.rule = is_for.rule))
         UNION
          SELECT si.item,
             si.parent,
             si.only_for
            FROM (above a
              JOIN small.scheme_item si ON (((si.scheme = is_for.of_scheme) AND (si.item = a.parent))))
         )
  SELECT (NOT (EXISTS ( SELECT
            FROM small.unit_of(is_for.month) u(unit, name, league)
           WHERE ((u.unit = is_for.unit) AND (EXISTS ( SELECT
                    FROM above a
                   WHERE (u.league <> ALL (a.only_for)))))))) AS is_for;
END;


--
-- Name: FUNCTION is_for(unit text, month date, of_scheme text, rule text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) IS '某规则及其所计入的考核内容是否适用于某单位当月的组别 / Whether a rule, and the item that its points go to, are for the league that a unit is in, in a month';


--
-- Name: lapsed(date, date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lapsed(month date, carried_from date, document_on date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.in_later_period(document_on, COALESCE(carried_from, month)) AS in_later_period;
END;


--
-- Name: FUNCTION lapsed(month date, carried_from date, document_on date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lapsed(month date, carried_from date, document_on date) IS '加分是否因文件过于滞后而失效：发文月份晚于应计入的月份（A16） / Whether a bonus lapsed because its document is of a month later than the one it was to be credited in (A16)';


--
-- Name: event; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.event (
    unit text NOT NULL,
    event_id text NOT NULL,
    rule text NOT NULL,
    work text,
    title text NOT NULL,
    occurred_on date NOT NULL,
    document_no text,
    document_on date,
    status text NOT NULL,
    month date NOT NULL,
    carried_from date,
    revoked_month date,
    external_id text,
    quantity numeric DEFAULT 1 NOT NULL,
    points numeric,
    work_key text GENERATED ALWAYS AS (COALESCE(('work '::text || work), ('event '::text || event_id))) STORED NOT NULL,
    CONSTRAINT event_carried_from_before_month CHECK ((carried_from < month)),
    CONSTRAINT event_document_no_is_code CHECK (xcedu.is_code(document_no, 'event'::text, 'document_no'::text)),
    CONSTRAINT event_document_on_is_a_day CHECK (((document_on >= '1990-01-01'::date) AND (document_on <= '2199-12-31'::date))),
    CONSTRAINT event_event_id_is_code CHECK (xcedu.is_code(event_id, 'event'::text, 'event_id'::text)),
    CONSTRAINT event_external_id_is_code CHECK (xcedu.is_code(external_id, 'event'::text, 'external_id'::text)),
    CONSTRAINT event_month_is_first_day CHECK (((month >= '1990-01-01'::date) AND (month <= '2199-12-31'::date) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT event_occurred_on_is_a_day CHECK (((occurred_on >= '1990-01-01'::date) AND (occurred_on <= '2199-12-31'::date))),
    CONSTRAINT event_points_within_range CHECK (((points >= ('-1000'::integer)::numeric) AND (points <= (1000)::numeric) AND (min_scale(points) <= 6))),
    CONSTRAINT event_quantity_within_range CHECK (((quantity > (0)::numeric) AND (quantity <= (10000)::numeric) AND (min_scale(quantity) <= 6))),
    CONSTRAINT event_revoked_month_if_revoked CHECK (
CASE status
    WHEN 'revoked'::text THEN (revoked_month IS NOT NULL)
    WHEN 'rejected'::text THEN true
    ELSE (revoked_month IS NULL)
END),
    CONSTRAINT event_revoked_month_is_first_day CHECK (((revoked_month >= '1990-01-01'::date) AND (revoked_month <= '2199-12-31'::date) AND (EXTRACT(day FROM revoked_month) = (1)::numeric))),
    CONSTRAINT event_revoked_not_before_credited CHECK ((revoked_month >= month)),
    CONSTRAINT event_status_known CHECK ((status = ANY (ARRAY['claimed'::text, 'approved'::text, 'rejected'::text, 'revoked'::text]))),
    CONSTRAINT event_title_is_text CHECK (xcedu.is_text(title, 'event'::text, 'title'::text, 10000)),
    CONSTRAINT event_work_is_code CHECK (xcedu.is_code(work, 'event'::text, 'work'::text))
);


--
-- Name: TABLE event; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.event IS '加减分事项：单位申报、教育局审核的加分，教育局录入的扣分 / Events: bonuses claimed by units and reviewed by the education bureau, penalties entered by the bureau';


--
-- Name: COLUMN event.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN event.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.event_id IS '事项编号，在单位内唯一 / Event code, unique within the unit';


--
-- Name: COLUMN event.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.rule IS '规则代码 / Code of the rule';


--
-- Name: COLUMN event.work; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.work IS '所属工作：同一项工作多级表彰只按最高计；空为独立事项 / The work it belongs to: one work counts once, at its highest; NULL for a work of its own';


--
-- Name: COLUMN event.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.title IS '事项内容 / What happened';


--
-- Name: COLUMN event.occurred_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.occurred_on IS '发生日期 / Day on which it happened';


--
-- Name: COLUMN event.document_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.document_no IS '文号；证书、奖牌、报道填其标识（媒体及标题） / Document number; for certificates, medals and press what identifies them (medium and title)';


--
-- Name: COLUMN event.document_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.document_on IS '文件、证书或报道的日期 / Date of the document';


--
-- Name: COLUMN event.status; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.status IS '状态：claimed 待审、approved 认定、rejected 未认定、revoked 撤销；留空时加分为待审，扣分为认定 / Status: claimed, approved, rejected, revoked; left out, a bonus is claimed and a penalty approved';


--
-- Name: COLUMN event.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.month IS '计入月份；留空时按规则填写：加分取发生与发文较晚一月，扣分取发生之月，已公布则顺延至首个未公布月份 / Month in which it counts. If left out, it is filled in: for a bonus the month of the later of occurrence and document, for a penalty that of occurrence; if that is published, the first open month';


--
-- Name: COLUMN event.carried_from; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.carried_from IS '顺延自：原应计入的已公布月份，自动填写 / The published month in which it would have counted; filled in';


--
-- Name: COLUMN event.revoked_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.revoked_month IS '自该月起不再计分；撤销时留空则填写；已暂计并公布的申报不予认定时亦填写 / First month in which it no longer counts. Filled in by a revocation that leaves it out, and by the rejection of a claim that counts provisionally in a published month';


--
-- Name: COLUMN event.external_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.external_id IS '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';


--
-- Name: COLUMN event.quantity; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.quantity IS '数量（件、人、批），缺省为1；分值乘以数量，取六位小数 / How many (matters, people, batches), 1 if left out; it multiplies the points, to six places';


--
-- Name: COLUMN event.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.points IS '每件的分值，由审核人在规则的 least 至 most 内确定；分值固定的规则为空 / Points for each, set by the reviewer within least and most of the rule; NULL where the rule has fixed points';


--
-- Name: COLUMN event.work_key; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event.work_key IS '工作键：work，或其为空时的 event_id，自动生成 / Key of the work: events of a unit with the same key are one work. It is made of work, or of event_id if work is NULL; generated';


--
-- Name: is_repeat(text, text, text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((small.event e
              JOIN small.scheme_rule sr ON (((sr.scheme = is_repeat.of_scheme) AND (sr.rule = e.rule))))
              JOIN small.event f ON (((f.unit = e.unit) AND (xcedu.opaque(f.work_key) = xcedu.opaque(e.work_key)) AND (f.month = e.month) AND (f.rule = e.rule))))
           WHERE ((e.unit = is_repeat.unit) AND (e.event_id = is_repeat.event_id) AND (e.work IS NOT NULL) AND (ROW(f.occurred_on, (f.event_id COLLATE "C")) < ROW(e.occurred_on, (e.event_id COLLATE "C"))) AND ((f.status = 'approved'::text) OR (f.revoked_month > f.month) OR ((f.status = 'claimed'::text) AND sr.bonus AND is_repeat.provisional)) AND (NOT (sr.bonus AND small.lapsed(f.month, f.carried_from, f.document_on)))))) AS is_repeat;
END;


--
-- Name: FUNCTION is_repeat(unit text, event_id text, of_scheme text, provisional boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) IS '事项是否重复：同一单位同一项工作（work 不为空）在同一期内已有按同一规则计分的事项，按发生日期、事项编号先后 / Whether an event repeats another: one of the same unit, work (not NULL), rule and period that counts and is before it by occurred_on and event_id';


--
-- Name: points_each_of(text, text, text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (sr."least" IS NOT NULL) THEN
             CASE
                 WHEN ((e.points >= sr."least") AND (e.points <= sr.most)) THEN e.points
                 ELSE NULL::numeric
             END
             WHEN (sr.repeat_points IS NULL) THEN sr.points
             WHEN small.is_repeat(e.unit, e.event_id, sr.scheme, points_each_of.provisional) THEN sr.repeat_points
             ELSE sr.points
         END AS points
    FROM (small.event e
      JOIN small.scheme_rule sr ON (((sr.scheme = points_each_of.of_scheme) AND (sr.rule = e.rule))))
   WHERE ((e.unit = points_each_of.unit) AND (e.event_id = points_each_of.event_id));
END;


--
-- Name: FUNCTION points_each_of(unit text, event_id text, of_scheme text, provisional boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) IS '某办法的规则给事项每件的分值：规则分值、加重分值或审核人在范围内确定的分值；没有则为空 / What the rule of an event gives it in a scheme for each matter: its points, those of a repeat, or those that the reviewer set within its range; NULL if there are none';


--
-- Name: schemes_by_league(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.schemes_by_league() RETURNS TABLE(scheme text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT si.scheme
    FROM small.scheme_item si
   WHERE (si.only_for IS NOT NULL);
END;


--
-- Name: FUNCTION schemes_by_league(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.schemes_by_league() IS '有仅限部分组别的考核内容的办法 / The schemes that have items for some leagues only';


--
-- Name: worth_of(text, text, text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE e.quantity
             WHEN 1 THEN j.each
             ELSE round((j.each * e.quantity), 6)
         END AS worth
    FROM (small.event e
      CROSS JOIN LATERAL ( SELECT small.points_each_of(e.unit, e.event_id, worth_of.of_scheme, worth_of.provisional) AS each
          OFFSET 0) j)
   WHERE ((e.unit = worth_of.unit) AND (e.event_id = worth_of.event_id));
END;


--
-- Name: FUNCTION worth_of(unit text, event_id text, of_scheme text, provisional boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) IS '某办法的规则给事项的分值：每件的分值乘以数量，取六位小数 / What the rule of an event gives it in a scheme: the points for each matter times their number, to six places';


--
-- Name: credited_event_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.credited_event_of(month date, scheme small.scheme) RETURNS TABLE(unit text, event_id text, rule text, item text, once text, level text, work text, work_key text, title text, status text, month date, bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric, effect text, grade text, clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date, revoked_month date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT e.unit,
     e.event_id,
     e.rule,
     sr.item,
     sr.once,
     sr.level,
     e.work,
     e.work_key,
     e.title,
     e.status,
     e.month,
     sr.bonus,
         CASE
             WHEN ((e.quantity = (1)::numeric) AND (sr."least" IS NULL) AND (sr.repeat_points IS NULL)) THEN sr.points
             ELSE small.worth_of(e.unit, e.event_id, sr.scheme, ((credited_event_of.scheme).pending_claims = 'provisional'::text))
         END AS worth_of,
     (sr.repeat_points IS NOT NULL),
     ((e.quantity = (1)::numeric) AND (sr."least" IS NULL) AND (sr.repeat_points IS NULL) AND (sr.effect = 'points'::text)),
         CASE
             WHEN ((e.status = 'rejected'::text) AND ((e.revoked_month IS NULL) OR (e.revoked_month = e.month))) THEN 'rejected'::text
             WHEN (sr.rule IS NULL) THEN
             CASE
                 WHEN (e.status = 'claimed'::text) THEN 'pending'::text
                 ELSE 'no rule'::text
             END
             WHEN ((e.status = 'claimed'::text) AND ((NOT sr.bonus) OR ((credited_event_of.scheme).pending_claims = 'not_counted'::text))) THEN 'pending'::text
             WHEN (((sr.only_for IS NOT NULL) OR (sr.scheme IN ( SELECT b.scheme
                FROM small.schemes_by_league() b(scheme)))) AND (NOT small.is_for(e.unit, e.month, sr.scheme, sr.rule))) THEN 'not for'::text
             WHEN (sr.bonus AND (e.revoked_month = e.month)) THEN 'revoked at once'::text
             WHEN (sr.bonus AND small.lapsed(e.month, e.carried_from, e.document_on)) THEN 'lapsed'::text
             WHEN ((sr."least" IS NOT NULL) AND (((e.points >= sr."least") AND (e.points <= sr.most)) IS NOT TRUE)) THEN
             CASE
                 WHEN (e.status = 'claimed'::text) THEN 'pending'::text
                 ELSE 'no points'::text
             END
             ELSE 'new'::text
         END AS "case",
     sr.cap,
     sr.effect,
     sr.grade,
     sr.clause,
     sr.reading,
     e.occurred_on,
     e.document_no,
     e.document_on,
     e.carried_from,
     e.revoked_month
    FROM (small.event e
      LEFT JOIN small.scheme_rule sr ON (((sr.scheme = (credited_event_of.scheme).scheme) AND (sr.rule = e.rule))))
   WHERE (e.month = credited_event_of.month);
END;


--
-- Name: FUNCTION credited_event_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.credited_event_of(month date, scheme small.scheme) IS '内部函数：某月的事项及其规则所给的分值 / Internal: the events of a month with what their rules give them';


--
-- Name: capped_loss(date, text, text, text, date, date, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (LEAST(capped_loss.cap, COALESCE(sum(e.worth) FILTER (WHERE (NOT e.gone)), (0)::numeric)) - LEAST(capped_loss.cap, COALESCE(sum(e.worth) FILTER (WHERE ((NOT e.gone) OR (e.event_id = capped_loss.event_id))), (0)::numeric))) AS points
    FROM ( SELECT c.event_id,
             c.worth,
             COALESCE(((c.revoked_month = capped_loss.month) AND (ROW(c.occurred_on, (c.event_id COLLATE "C")) <= ROW(capped_loss.occurred_on, (capped_loss.event_id COLLATE "C")))), false) AS gone
            FROM ((small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
              CROSS JOIN LATERAL small.credited_event_of(p.month, s.*) c(unit, event_id, rule, item, once, level, work, work_key, title, status, month, bonus, worth, repeats, plain, state, cap, effect, grade, clause, reading, occurred_on, document_no, document_on, carried_from, revoked_month))
           WHERE ((p.month = capped_loss.of_month) AND (c.unit = capped_loss.unit) AND (c.rule = capped_loss.rule) AND (c.state = 'new'::text) AND ((c.revoked_month IS NULL) OR (c.revoked_month >= capped_loss.month)))) e;
END;


--
-- Name: FUNCTION capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) IS '内部函数：有 cap 的规则的事项撤销时收回的分数，不大于0 / Internal: what the revocation of an event takes back where its rule has a cap, at most 0';


--
-- Name: chain_problem(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.chain_problem() RETURNS TABLE(month date, revision integer, problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.month,
     c.revision,
     'chain'::text AS problem,
     'publication'::text AS relation,
     (c.place)::text AS row_key,
     '与前一次公布不相连 / it is not chained to the publication before it'::text AS message
    FROM ( SELECT p.month,
             p.revision,
             p.place,
             row_number() OVER (ORDER BY p.place) AS nth,
             p.previous_digest,
             lag(p.digest) OVER (ORDER BY p.place) AS digest_before
            FROM small.publication p) c
   WHERE ((c.place <> c.nth) OR (c.previous_digest IS DISTINCT FROM c.digest_before));
END;


--
-- Name: FUNCTION chain_problem(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.chain_problem() IS '内部函数：不相连的公布 / Internal: publications that are not chained';


--
-- Name: change_unit_inside(text, date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.change_unit_inside(unit text, month date, name text, league text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    was record;
begin
    select u.name, u.league into was from unit as u where u.unit = change_unit_inside.unit;
    if not found then
        raise exception 'there is no unit "%"', left(change_unit_inside.unit, 80)
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    end if;
    if change_unit_inside.month is null or extract(day from change_unit_inside.month) <> 1 or is_closed(change_unit_inside.month) then
        raise exception 'month must be the first day of a month that is not published, not %', change_unit_inside.month
            using errcode = 'invalid_parameter_value',
                  hint = 'To change it in a published month, reopen that first: amend_month(month, reason).';
    end if;
    insert into unit_until (unit, last_month, name, league)
    values (change_unit_inside.unit, (change_unit_inside.month - interval '1 month')::date, was.name, was.league)
    on conflict on constraint unit_until_pkey do nothing;
    update unit as u
    set name = coalesce(change_unit_inside.name, was.name), league = coalesce(change_unit_inside.league, was.league)
    where u.unit = change_unit_inside.unit;
end
$$;


--
-- Name: FUNCTION change_unit_inside(unit text, month date, name text, league text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.change_unit_inside(unit text, month date, name text, league text) IS '内部函数：change_unit 的内容，在所进入的模式中执行 / Internal: what change_unit does, in the schema that it enters';


--
-- Name: change_unit(text, date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.change_unit(unit text, month date, name text DEFAULT NULL::text, league text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.change_unit_inside(unit, month, name, league) AS change_unit_inside;
END;


--
-- Name: FUNCTION change_unit(unit text, month date, name text, league text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.change_unit(unit text, month date, name text, league text) IS '单位自某月起改名或改组（name、league 为空则不变），此前的月份不变。没有该单位（23503），月份不是当月1日或已公布（22023）则报错。须由考核所有者执行。 / From a month on a unit has another name or league (NULL: the same); months before stay as they are. An error if there is no such unit (23503), or the month is not a first day or is published (22023). For the owner of the assessment.';


--
-- Name: changed_rows(jsonb[], jsonb[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.changed_rows(gone jsonb[], come jsonb[]) RETURNS TABLE("row" jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
(
          SELECT g.r
            FROM unnest(changed_rows.gone) g(r)
         EXCEPT ALL
          SELECT c.r
            FROM unnest(changed_rows.come) c(r)
 ) UNION ALL (
          SELECT c.r
            FROM unnest(changed_rows.come) c(r)
         EXCEPT ALL
          SELECT g.r
            FROM unnest(changed_rows.gone) g(r)
 );
END;


--
-- Name: FUNCTION changed_rows(gone jsonb[], come jsonb[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.changed_rows(gone jsonb[], come jsonb[]) IS '内部函数：一条语句改动的行：改动前后不相同的各行 / Internal: the rows that a statement changes: old rows without an equal new one, and new rows without an equal old one';


--
-- Name: scheme_for(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.scheme_for(month date) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT p.scheme
            FROM (small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
           WHERE ((p.month <= scheme_for.month) AND (scheme_for.month < small.months_after(p.month, s.months)))
           ORDER BY p.month DESC
          LIMIT 1), ( SELECT c.scheme
            FROM ( SELECT p.month AS since,
                     1 AS place,
                     p.scheme
                    FROM small.period p
                   WHERE (p.month < scheme_for.month)
                 UNION ALL
                  SELECT s.first_month AS since,
                     2 AS place,
                     s.scheme
                    FROM small.scheme s
                   WHERE (s.first_month <= scheme_for.month)) c
           ORDER BY c.since DESC, c.place
          LIMIT 1), ( SELECT min(s.scheme) AS min
            FROM small.scheme s
          HAVING ((count(*) = 1) AND (count(s.first_month) = 0)))) AS scheme;
END;


--
-- Name: FUNCTION scheme_for(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.scheme_for(month date) IS '某月适用的办法：已开始的一期即所用办法，否则沿用此前最近一期的办法，或其后启用的办法，或唯一的办法；都没有则为空 / By which scheme a month is scored: that of the period it is in, else that of the last period opened before it, the scheme dated from a month after that, or the only one; NULL if there is none';


--
-- Name: provision; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.provision (
    scheme text NOT NULL,
    provision text NOT NULL,
    clause text NOT NULL,
    CONSTRAINT provision_clause_is_text CHECK (xcedu.is_text(clause, 'provision'::text, 'clause'::text, 100000)),
    CONSTRAINT provision_code_known CHECK ((provision = ANY (ARRAY['base'::text, 'evidence'::text, 'highest'::text, 'late_document'::text, 'review'::text])))
);


--
-- Name: TABLE provision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.provision IS '不属于某一考核内容或规则的条款，用于说明计分原因 / Clauses that belong to no item or rule alone; quoted where a score is explained';


--
-- Name: COLUMN provision.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.provision.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN provision.provision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.provision.provision IS '条款：base 百分制和扣完为止、evidence 加分依据、highest 按最高级别不重复、late_document 文件滞后、review 申报和审核 / What it says: base (points and floor), evidence of a bonus, highest level only, late document, review of claims';


--
-- Name: COLUMN provision.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.provision.clause IS '条款原文 / The clause, as it stands in the rule-book';


--
-- Name: clause_of(text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.clause_of(provision text, month date) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT r.clause
    FROM small.provision r
   WHERE ((r.scheme = small.scheme_for(clause_of.month)) AND (r.provision = clause_of.provision));
END;


--
-- Name: FUNCTION clause_of(provision text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.clause_of(provision text, month date) IS '某月所用办法中某条款的原文，没有则为空 / The text of a provision in the scheme of a month; NULL if it has none';


--
-- Name: counts_as_claim(text, date, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.counts_as_claim(rule text, month date, points numeric) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
              JOIN small.scheme_rule sr ON ((sr.scheme = p.scheme)))
           WHERE ((p.month = counts_as_claim.month) AND (s.pending_claims = 'provisional'::text) AND (sr.rule = counts_as_claim.rule) AND sr.bonus AND ((sr."least" IS NULL) OR (counts_as_claim.points IS NOT NULL))))) AS counts;
END;


--
-- Name: FUNCTION counts_as_claim(rule text, month date, points numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) IS '待审的申报在其月份是否暂计（A17） / Whether a claim counts in its month before it is reviewed (A17)';


--
-- Name: first_open_month(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.first_open_month() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.months_after(p.month, s.months) AS month
    FROM (small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
   WHERE p.published
   ORDER BY p.month DESC
  LIMIT 1;
END;


--
-- Name: FUNCTION first_open_month(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.first_open_month() IS '首个未公布月份：最后公布的一期之后的月份，未公布过则为空 / The month after the last published period; NULL while none is published';


--
-- Name: is_closed(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.is_closed(month date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (COALESCE((month < small.first_open_month()), false) AND (NOT (EXISTS ( SELECT
            FROM (small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
           WHERE ((p.month <= is_closed.month) AND (is_closed.month < small.months_after(p.month, s.months)) AND (NOT p.published)))))) AS closed;
END;


--
-- Name: FUNCTION is_closed(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.is_closed(month date) IS '某月是否已公布，或已不能再开始；重新开放的月份未关闭 / Whether a month is published, or can no longer be opened; one that is reopened is not closed';


--
-- Name: counted_provisionally(small.event); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.counted_provisionally(of_event small.event) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((of_event).status = 'claimed'::text) AND small.is_closed((of_event).month) AND small.counts_as_claim((of_event).rule, (of_event).month, (of_event).points)) AS counted;
END;


--
-- Name: FUNCTION counted_provisionally(of_event small.event); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.counted_provisionally(of_event small.event) IS '待审的申报是否已在关闭的月份暂计（A17） / Whether a pending claim counted provisionally in a month that is closed (A17)';


--
-- Name: credit_why(text, text, text, boolean, numeric, boolean, numeric, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((
         CASE
             WHEN ((status = 'claimed'::text) AND (state = 'new'::text)) THEN '待审核，暂计：'::text
             ELSE ''::text
         END ||
         CASE
             WHEN ((outcome = 'no_rule'::text) OR ((bonus IS NULL) AND (outcome <> 'rejected'::text))) THEN '当月办法中没有此规则，不计分，须改用其他规则或不予认定'::text
             WHEN (outcome = 'pending'::text) THEN '待审核，暂不计分'::text
             WHEN ((outcome = 'rejected'::text) AND (state = 'rejected'::text)) THEN '审核未认定，不计分'::text
             WHEN (outcome = 'rejected'::text) THEN '审核未认定，收回此前暂计的分'::text
             WHEN (outcome = 'revoked'::text) THEN '已撤销，不再计分'::text
             WHEN (outcome = 'no_effect'::text) THEN '文件滞后超过下月，不计分'::text
             WHEN (outcome = 'not_for_league'::text) THEN '规则不适用于该单位所在组别，不计分'::text
             WHEN (outcome = 'no_points'::text) THEN '分值须由审核人在规则的范围内确定，尚未确定，不计分'::text
             WHEN ((outcome = 'superseded'::text) AND first_only) THEN
             CASE
                 WHEN bonus THEN '同一项工作仅计首次加分的月份，此前月份已计'::text
                 ELSE '同一项工作仅计首次扣分的月份，此前月份已计'::text
             END
             WHEN (outcome = 'superseded'::text) THEN
             CASE
                 WHEN bonus THEN '同一项工作已按最高级别计分，不重复计算'::text
                 ELSE '同一项工作已按扣分最多的一项计，不重复扣分'::text
             END
             WHEN (outcome = 'topped_up'::text) THEN
             CASE
                 WHEN bonus THEN '同一项工作此前已计分，按最高级别补足差额'::text
                 ELSE '同一项工作此前已扣分，按扣分最多的一项补足差额'::text
             END
             WHEN (outcome = 'capped'::text) THEN format('本规则一期最多计 %s 分，超出部分不计'::text, trim_scale(cap))
             WHEN (worth IS NULL) THEN '不另计分'::text
             WHEN bonus THEN '加分'::text
             ELSE '扣分'::text
         END) || said);
END;


--
-- Name: FUNCTION credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) IS '内部函数：事项计分或不计分的原因 / Internal: why an event counts for what it does, in Chinese';


--
-- Name: highest_within(small.scheme, text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (
         CASE
             WHEN (once IS NULL) THEN ('event '::text || event_id)
             WHEN ((scheme).highest_scope = 'all'::text) THEN 'all'::text
             ELSE ('label '::text || once)
         END ||
         CASE
             WHEN ((scheme).highest_months = 'each_month'::text) THEN (' '::text || ((((12)::numeric * EXTRACT(year FROM month)) + EXTRACT(month FROM month)))::text)
             WHEN ((scheme).highest_years = 'calendar_year'::text) THEN (' '::text || (EXTRACT(year FROM month))::text)
             ELSE ''::text
         END);
END;


--
-- Name: FUNCTION highest_within(scheme small.scheme, once text, event_id text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) IS '同一单位同一项工作中，本值相同的事项只按最高一项计 / Of the events of one unit and work, those that have the same of this count once, at the highest';


--
-- Name: tree_of(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.tree_of(scheme text) RETURNS TABLE(item text, part text, only_for text[], level integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE tree AS (
          SELECT si.item,
             si.part,
             si.only_for,
             1 AS level
            FROM small.scheme_item si
           WHERE ((si.scheme = tree_of.scheme) AND (si.parent IS NULL))
         UNION ALL
          SELECT si.item,
             COALESCE(t_1.part, si.part) AS "coalesce",
                 CASE
                     WHEN (t_1.only_for IS NULL) THEN si.only_for
                     WHEN (si.only_for IS NULL) THEN t_1.only_for
                     ELSE ARRAY( SELECT o.league
                        FROM unnest(t_1.only_for) o(league)
                       WHERE (o.league = ANY (si.only_for)))
                 END AS "array",
             (t_1.level + 1)
            FROM (tree t_1
              JOIN small.scheme_item si ON (((si.scheme = tree_of.scheme) AND (si.parent = t_1.item))))
           WHERE (t_1.level <= 16)
         )
  SELECT t.item,
     t.part,
     t.only_for,
     t.level
    FROM tree t;
END;


--
-- Name: FUNCTION tree_of(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.tree_of(scheme text) IS '某办法的考核内容树：各项所属部分、限于的组别和层级（总分为1） / The tree of a scheme: the part that each item belongs to, the leagues that it is limited to, and its level (1 is the total)';


--
-- Name: item_taken_back(text, text, text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT n.item
    FROM (((small.scheme_item n
      LEFT JOIN small.scheme_rule sr ON (((sr.scheme = n.scheme) AND (sr.rule = item_taken_back.rule))))
      JOIN LATERAL small.unit_of(item_taken_back.month) u(unit, name, league) ON ((u.unit = item_taken_back.unit)))
      JOIN small.tree_of(item_taken_back.of_scheme) t(item, part, only_for, level) ON (((t.item = n.item) AND ((t.only_for IS NULL) OR (u.league = ANY (t.only_for))))))
   WHERE (n.scheme = item_taken_back.of_scheme)
   ORDER BY (n.item = sr.item) DESC NULLS LAST, (n.item = item_taken_back.item) DESC, (n.part = 'bonus'::text) DESC NULLS LAST, (n.parent IS NULL) DESC, n.place, n.item
  LIMIT 1;
END;


--
-- Name: FUNCTION item_taken_back(of_scheme text, rule text, item text, unit text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) IS '内部函数：撤销时收回分数所在的考核内容 / Internal: the item from which a revocation takes back';


--
-- Name: points_within_cap(text, numeric, numeric, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((state <> 'new'::text) OR (cap IS NULL) OR (so_far <= cap)) THEN points
             ELSE (sign(points) * GREATEST((cap - (so_far - abs(points))), (0)::numeric))
         END AS points;
END;


--
-- Name: FUNCTION points_within_cap(state text, points numeric, so_far numeric, cap numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) IS '内部函数：事项在规则封顶之内的计分 / Internal: the points of an event up to the cap of its rule';


--
-- Name: standing_of(date, small.scheme, text, text, text, boolean, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) RETURNS TABLE(highest numeric, kept numeric, kept_by text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (array_agg(w.worth ORDER BY w.place, (abs(w.worth)) DESC))[1] AS array_agg,
     (array_agg(w.worth ORDER BY w.place, (abs(w.worth)) DESC) FILTER (WHERE w.stays))[1] AS array_agg,
     (array_agg(w.event_id ORDER BY w.place, (abs(w.worth)) DESC, w.month, w.event_id) FILTER (WHERE w.stays))[1] AS array_agg
    FROM ( SELECT
                 CASE
                     WHEN ((e.quantity = (1)::numeric) AND (sr."least" IS NULL) AND (sr.repeat_points IS NULL)) THEN sr.points
                     ELSE small.worth_of(e.unit, e.event_id, sr.scheme, ((standing_of.scheme).pending_claims = 'provisional'::text))
                 END AS worth,
             e.event_id,
             e.month,
                 CASE
                     WHEN ((standing_of.scheme).highest_months = 'first_only'::text) THEN e.month
                     ELSE NULL::date
                 END AS place,
             (e.revoked_month IS DISTINCT FROM standing_of.month) AS stays
            FROM ((small.event e
              JOIN small.period p ON ((p.month = e.month)))
              JOIN small.scheme_rule sr ON (((sr.scheme = p.scheme) AND (sr.rule = e.rule))))
           WHERE (standing_of.wanted AND (e.unit = standing_of.unit) AND (xcedu.opaque(e.work_key) = xcedu.opaque(standing_of.work_key)) AND (sr.bonus = standing_of.bonus) AND (small.highest_within(standing_of.scheme, sr.once, e.event_id, e.month) = standing_of.within) AND (e.month < standing_of.month) AND ((e.status = 'approved'::text) OR (e.revoked_month >= standing_of.month) OR ((e.status = 'claimed'::text) AND sr.bonus AND ((standing_of.scheme).pending_claims = 'provisional'::text))) AND (NOT (sr.bonus AND small.lapsed(e.month, e.carried_from, e.document_on))) AND
                 CASE
                     WHEN ((sr.only_for IS NOT NULL) OR (sr.scheme IN ( SELECT b.scheme
                        FROM small.schemes_by_league() b(scheme)))) THEN small.is_for(e.unit, e.month, sr.scheme, sr.rule)
                     ELSE true
                 END)) w
   WHERE (w.worth IS NOT NULL);
END;


--
-- Name: FUNCTION standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) IS '内部函数：同一项工作此前已计的最高分及其中未撤销的 / Internal: the highest that a work had before a month, and of what is not revoked';


--
-- Name: withdrawn_event_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) RETURNS TABLE(unit text, event_id text, rule text, item text, once text, level text, work text, work_key text, title text, status text, month date, bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric, clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date)
    LANGUAGE sql STABLE STRICT ROWS 100 PARALLEL SAFE
    BEGIN ATOMIC
 SELECT e.unit,
     e.event_id,
     e.rule,
     COALESCE(( SELECT n.item
            FROM small.scheme_rule n
           WHERE ((n.scheme = (withdrawn_event_of.scheme).scheme) AND (n.rule = e.rule) AND (NOT (n.scheme IN ( SELECT b.scheme
                    FROM small.schemes_by_league() b(scheme)))))), small.item_taken_back((withdrawn_event_of.scheme).scheme, e.rule, e.item, e.unit, withdrawn_event_of.month)) AS "coalesce",
     e.once,
     e.level,
     e.work,
     e.work_key,
     e.title,
     e.status,
     e.month,
     e.bonus,
     e.worth,
     e.repeats,
     e.plain,
         CASE e.state
             WHEN 'new'::text THEN 'revoked'::text
             ELSE e.state
         END AS state,
     e.cap,
     e.clause,
     e.reading,
     e.occurred_on,
     e.document_no,
     e.document_on,
     e.carried_from
    FROM ((small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
      CROSS JOIN LATERAL small.credited_event_of(p.month, s.*) e(unit, event_id, rule, item, once, level, work, work_key, title, status, month, bonus, worth, repeats, plain, state, cap, effect, grade, clause, reading, occurred_on, document_no, document_on, carried_from, revoked_month))
   WHERE ((e.revoked_month = withdrawn_event_of.month) AND (p.month < withdrawn_event_of.month) AND (e.bonus IS NOT NULL));
END;


--
-- Name: FUNCTION withdrawn_event_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) IS '内部函数：自某月起收回的以前各月的事项 / Internal: the events of earlier months that are taken back from a month on';


--
-- Name: weighed_event_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.weighed_event_of(month date, scheme small.scheme) RETURNS TABLE(unit text, event_id text, rule text, item text, level text, work text, title text, status text, bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric, clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date, place bigint, first_id text, kept numeric, kept_by text, outcome text, points numeric, so_far numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT l.unit,
     l.event_id,
     l.rule,
     l.item,
     l.level,
     l.work,
     l.title,
     l.status,
     l.bonus,
     l.worth,
     l.repeats,
     l.plain,
     l.state,
     l.cap,
     l.clause,
     l.reading,
     l.occurred_on,
     l.document_no,
     l.document_on,
     l.carried_from,
     l.place,
     l.first_id,
     h.kept,
     h.kept_by,
     j.outcome,
     j.points,
     sum(abs(j.points)) FILTER (WHERE (l.state = 'new'::text)) OVER (PARTITION BY l.unit, l.rule ORDER BY l.occurred_on, (l.event_id COLLATE "C") ROWS UNBOUNDED PRECEDING) AS sum
    FROM ((( SELECT e.unit,
             e.event_id,
             e.rule,
             e.item,
             e.once,
             e.level,
             e.work,
             e.work_key,
             e.title,
             e.status,
             e.month,
             e.bonus,
             e.worth,
             e.repeats,
             e.plain,
             e.state,
             e.cap,
             e.clause,
             e.reading,
             e.occurred_on,
             e.document_no,
             e.document_on,
             e.carried_from,
             row_number() OVER same_work AS place,
             first_value(e.event_id) OVER same_work AS first_id
            FROM ( SELECT c.unit,
                     c.event_id,
                     c.rule,
                     c.item,
                     c.once,
                     c.level,
                     c.work,
                     c.work_key,
                     c.title,
                     c.status,
                     c.month,
                     c.bonus,
                     c.worth,
                     c.repeats,
                     c.plain,
                     c.state,
                     c.cap,
                     c.clause,
                     c.reading,
                     c.occurred_on,
                     c.document_no,
                     c.document_on,
                     c.carried_from
                    FROM (( SELECT) once
                      CROSS JOIN small.credited_event_of(weighed_event_of.month, weighed_event_of.scheme) c(unit, event_id, rule, item, once, level, work, work_key, title, status, month, bonus, worth, repeats, plain, state, cap, effect, grade, clause, reading, occurred_on, document_no, document_on, carried_from, revoked_month))
                 UNION ALL
                  SELECT w.unit,
                     w.event_id,
                     w.rule,
                     w.item,
                     w.once,
                     w.level,
                     w.work,
                     w.work_key,
                     w.title,
                     w.status,
                     w.month,
                     w.bonus,
                     w.worth,
                     w.repeats,
                     w.plain,
                     w.state,
                     w.cap,
                     w.clause,
                     w.reading,
                     w.occurred_on,
                     w.document_no,
                     w.document_on,
                     w.carried_from
                    FROM (( SELECT
                            FROM small.event v
                           WHERE ((v.revoked_month = weighed_event_of.month) AND (v.month < weighed_event_of.month))
                          LIMIT 1) g
                      CROSS JOIN LATERAL small.withdrawn_event_of(weighed_event_of.month, weighed_event_of.scheme) w(unit, event_id, rule, item, once, level, work, work_key, title, status, month, bonus, worth, repeats, plain, state, cap, clause, reading, occurred_on, document_no, document_on, carried_from))) e
           WINDOW same_work AS (PARTITION BY e.unit, e.work_key, (small.highest_within(weighed_event_of.scheme, e.once, e.event_id, e.month)), e.bonus, e.state ORDER BY
                 CASE
                     WHEN ((weighed_event_of.scheme).highest_months = 'first_only'::text) THEN e.month
                     ELSE NULL::date
                 END, (abs(e.worth)) DESC, e.event_id)) l
      CROSS JOIN LATERAL small.standing_of(weighed_event_of.month, weighed_event_of.scheme, l.unit, l.work_key, small.highest_within(weighed_event_of.scheme, l.once, l.event_id, l.month), l.bonus, ((l.state = 'revoked'::text) OR ((l.state = 'new'::text) AND (l.once IS NOT NULL)))) h(highest, kept, kept_by))
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (l.state = ANY (ARRAY['pending'::text, 'rejected'::text])) THEN l.state
                     WHEN (l.state = 'no rule'::text) THEN 'no_rule'::text
                     WHEN (l.state = 'no points'::text) THEN 'no_points'::text
                     WHEN (l.state = 'not for'::text) THEN 'not_for_league'::text
                     WHEN (l.state = 'lapsed'::text) THEN 'no_effect'::text
                     WHEN (l.state = ANY (ARRAY['revoked'::text, 'revoked at once'::text])) THEN l.status
                     WHEN ((l.place > 1) OR (abs(l.worth) <= abs(h.kept))) THEN 'superseded'::text
                     WHEN ((h.kept IS NOT NULL) AND ((weighed_event_of.scheme).highest_months = 'first_only'::text)) THEN 'superseded'::text
                     WHEN (h.kept <> (0)::numeric) THEN 'topped_up'::text
                     ELSE 'counted'::text
                 END AS outcome,
                 CASE
                     WHEN (l.place > 1) THEN (0)::numeric
                     WHEN ((l.state = 'revoked'::text) AND (l.cap IS NOT NULL)) THEN small.capped_loss(weighed_event_of.month, l.unit, l.event_id, l.rule, l.month, l.occurred_on, l.cap)
                     WHEN (l.state = 'revoked'::text) THEN (COALESCE(h.kept, (0)::numeric) - h.highest)
                     WHEN ((l.state <> 'new'::text) OR (l.worth IS NULL)) THEN (0)::numeric
                     WHEN ((h.kept IS NOT NULL) AND ((weighed_event_of.scheme).highest_months = 'first_only'::text)) THEN (0)::numeric
                     WHEN (abs(l.worth) <= abs(h.kept)) THEN (0)::numeric
                     ELSE (l.worth - COALESCE(h.kept, (0)::numeric))
                 END AS points) j);
END;


--
-- Name: FUNCTION weighed_event_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) IS '内部函数：某月的事项，同一项工作只按最高一项计，规则封顶之前 / Internal: the events of a month, of one work the highest, before the caps of the rules';


--
-- Name: worth_said(text, text, text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((
         CASE
             WHEN (sr."least" IS NOT NULL) THEN format('（审核确定 %s 分，限 %s 至 %s 分）'::text, trim_scale(e.points), trim_scale(sr."least"), trim_scale(sr.most))
             WHEN ((sr.repeat_points IS NOT NULL) AND small.is_repeat(e.unit, e.event_id, sr.scheme, worth_said.provisional)) THEN format('（同一项工作本期再次发生，每次 %s 分）'::text, trim_scale(sr.repeat_points))
             ELSE ''::text
         END ||
         CASE
             WHEN ((e.quantity = (1)::numeric) OR (num_nonnulls(sr.points, sr."least") = 0)) THEN ''::text
             ELSE format('（%s 分 × %s）'::text, trim_scale(small.points_each_of(e.unit, e.event_id, sr.scheme, worth_said.provisional)), trim_scale(e.quantity))
         END) ||
         CASE sr.effect
             WHEN 'last_place'::text THEN '（一票否决，名次列在同组其他单位之后）'::text
             WHEN 'grade_at_most'::text THEN format('（等次不超过 %s）'::text, sr.grade)
             ELSE ''::text
         END) AS said
    FROM (small.event e
      JOIN small.scheme_rule sr ON (((sr.scheme = worth_said.of_scheme) AND (sr.rule = e.rule))))
   WHERE ((e.unit = worth_said.unit) AND (e.event_id = worth_said.event_id));
END;


--
-- Name: FUNCTION worth_said(unit text, event_id text, of_scheme text, provisional boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) IS '事项分值的由来：审核确定、加重、数量，以及一票否决等效果，没有则为空串 / How an event''s worth came about (set by the reviewer, repeated, times a quantity), and what else its rule does; empty if there is nothing to say';


--
-- Name: credit_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.credit_of(month date, scheme small.scheme) RETURNS TABLE(unit text, event_id text, rule text, item text, level text, work text, title text, rule_points numeric, points numeric, outcome text, counted_before numeric, superseded_by text, why text, clause text, occurred_on date, document_no text, document_on date, carried_from date, status text, why_clause text, bonus boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT l.unit,
     l.event_id,
     l.rule,
     l.item,
     l.level,
     l.work,
     l.title,
     l.worth,
     small.points_within_cap(l.state, l.points, l.so_far, l.cap) AS points_within_cap,
     j.outcome,
     l.kept,
         CASE
             WHEN (j.outcome <> 'superseded'::text) THEN NULL::text
             WHEN ((l.place > 1) AND (l.kept IS NULL)) THEN l.first_id
             WHEN ((abs(l.worth) <= abs(l.kept)) OR ((credit_of.scheme).highest_months = 'first_only'::text)) THEN l.kept_by
             ELSE l.first_id
         END AS first_id,
     (small.credit_why(l.state, l.status, j.outcome, l.bonus, l.worth, (((credit_of.scheme).highest_months = 'first_only'::text) AND (l.kept IS NOT NULL)), l.cap,
         CASE
             WHEN ((NOT l.plain) AND (l.state = 'new'::text)) THEN small.worth_said(l.unit, l.event_id, (credit_of.scheme).scheme, ((credit_of.scheme).pending_claims = 'provisional'::text))
             ELSE ''::text
         END) ||
         CASE
             WHEN (l.carried_from IS NOT NULL) THEN format('（原属%s，该%3$s%2$s，顺延至本%3$s）'::text, to_char((l.carried_from)::timestamp with time zone, 'YYYY-MM'::text),
             CASE
                 WHEN (q.month IS NULL) THEN '未列入考核'::text
                 ELSE '已公布'::text
             END,
             CASE (credit_of.scheme).months
                 WHEN 1 THEN '月'::text
                 ELSE '期'::text
             END)
             WHEN j.late THEN format('（%s发生，文件滞后，转至本%s）'::text, to_char((l.occurred_on)::timestamp with time zone, 'YYYY-MM'::text),
             CASE (credit_of.scheme).months
                 WHEN 1 THEN '月'::text
                 ELSE '期'::text
             END)
             ELSE ''::text
         END),
     COALESCE(l.clause, l.reading) AS "coalesce",
     l.occurred_on,
     l.document_no,
     l.document_on,
     l.carried_from,
     l.status,
     r.clause,
     l.bonus
    FROM (((small.weighed_event_of(credit_of.month, credit_of.scheme) l(unit, event_id, rule, item, level, work, title, status, bonus, worth, repeats, plain, state, cap, clause, reading, occurred_on, document_no, document_on, carried_from, place, first_id, kept, kept_by, outcome, points, so_far)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN ((l.state = 'new'::text) AND (l.so_far > l.cap) AND (l.points <> (0)::numeric)) THEN 'capped'::text
                     WHEN ((l.outcome = 'counted'::text) AND l.repeats AND small.is_repeat(l.unit, l.event_id, (credit_of.scheme).scheme, ((credit_of.scheme).pending_claims = 'provisional'::text))) THEN 'repeated'::text
                     ELSE l.outcome
                 END AS outcome,
             (l.bonus AND small.in_later_period(l.document_on, l.occurred_on)) AS late) j)
      LEFT JOIN small.period q ON ((q.month = l.carried_from)))
      LEFT JOIN small.provision r ON (((r.scheme = (credit_of.scheme).scheme) AND (r.provision =
         CASE
             WHEN (j.outcome = ANY (ARRAY['pending'::text, 'rejected'::text])) THEN 'review'::text
             WHEN (j.outcome = ANY (ARRAY['superseded'::text, 'topped_up'::text])) THEN 'highest'::text
             WHEN ((j.outcome = 'no_effect'::text) OR (j.late AND (l.carried_from IS NULL))) THEN 'late_document'::text
             ELSE NULL::text
         END))));
END;


--
-- Name: FUNCTION credit_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.credit_of(month date, scheme small.scheme) IS '某月按某办法的各笔加减分 / The bonuses and penalties of a month under a scheme, a row each';


--
-- Name: csv_about(text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_about(relation text, at_column text, at_constraint text) RETURNS TABLE(column_name text, place integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (a.attname)::text AS column_name,
     (a.attnum)::integer AS place
    FROM pg_attribute a
   WHERE ((a.attrelid = ((csv_about.relation)::regclass)::oid) AND ((a.attname = csv_about.at_column) OR (a.attnum = ANY (( SELECT x.conkey
            FROM pg_constraint x
           WHERE ((x.conrelid = a.attrelid) AND (x.conname = csv_about.at_constraint)))::smallint[])) OR (a.attnum IN ( SELECT d.refobjsubid
            FROM ((pg_index i
              JOIN pg_class x ON ((x.oid = i.indexrelid)))
              JOIN pg_depend d ON (((d.objid = i.indexrelid) AND (d.refobjid = i.indrelid))))
           WHERE ((i.indrelid = a.attrelid) AND (x.relname = csv_about.at_constraint))))));
END;


--
-- Name: FUNCTION csv_about(relation text, at_column text, at_constraint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) IS '内部函数：被拒绝的行所涉的列 / Internal: the columns that a refused row is about';


--
-- Name: csv_cast(text, text, text, bigint); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (d.adbin IS NULL) THEN v.value
             ELSE format('coalesce(%s, %s)'::text, v.value, pg_get_expr(d.adbin, d.adrelid))
         END AS expression
    FROM ((pg_attribute a
      LEFT JOIN pg_attrdef d ON (((d.adrelid = a.attrelid) AND (d.adnum = a.attnum) AND a.attnotnull)))
      CROSS JOIN LATERAL ( SELECT
                 CASE csv_cast.kind
                     WHEN 'list'::text THEN format('string_to_array(r.cells[%s], '';'')'::text, csv_cast.place)
                     ELSE format('r.cells[%s]::%s'::text, csv_cast.place,
                     CASE csv_cast.kind
                         WHEN 'month'::text THEN 'date'::text
                         WHEN 'status'::text THEN 'text'::text
                         ELSE csv_cast.kind
                     END)
                 END AS value) v)
   WHERE ((a.attrelid = ((csv_cast.relation)::regclass)::oid) AND (a.attname = csv_cast.column_name));
END;


--
-- Name: FUNCTION csv_cast(relation text, column_name text, kind text, place bigint); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) IS '内部函数：单元格转换为列的类型的表达式，空白的取默认值 / Internal: the expression by which a cell becomes a value of its column, and a blank one its default';


--
-- Name: csv_changes(text, text[], text[], text[], integer[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) RETURNS jsonb[]
    LANGUAGE plpgsql STABLE
    AS $_$
#variable_conflict use_column
declare
    keys constant text[] := csv_key(csv_changes.relation);
    changes jsonb[];
begin
    execute (
        select format('select array_agg(jsonb_build_object(''line'', $2[r.place], ''column'', $3[v.place], ''value'', v.after,
                                                           ''reason'', format(''原为 %%s / was %%s'', left(coalesce(v.before, ''NULL''), 80), left(coalesce(v.before, ''NULL''), 80)))
                                        order by r.place, v.place)
                       from (select x.cells::text[] as cells, x.place from unnest($1) with ordinality as x (cells, place)) as r
                       join %I as t on %s
                       cross join lateral (values %s) as v (place, before, after)
                       where v.before is distinct from v.after',
                      csv_changes.relation,
                      string_agg(format('t.%I = %s', c.column_name, csv_cast(c.relation, c.column_name, c.kind, h.place)), ' and ') filter (where c.column_name = any (keys)),
                      string_agg(format('(%s, t.%I::text, (%s)::text)', h.place, c.column_name, csv_cast(c.relation, c.column_name, c.kind, h.place)), ', ') filter (where c.column_name <> all (keys)))
        from unnest(csv_changes.names) with ordinality as h (name, place)
        join csv_column as c on c.relation = csv_changes.relation and c.column_name = h.name)
    using csv_changes."rows", csv_changes.lines, csv_changes.heads
    into changes;
    return coalesce(changes, '{}');
end
$_$;


--
-- Name: FUNCTION csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) IS '内部函数：按主键替换时各单元格的变动 / Internal: what replacing rows by key will change, cell by cell';


--
-- Name: csv_day(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_day(kind text, cell text) RETURNS TABLE(y text, m text, d text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT x.part[1] AS y,
     x.part[2] AS m,
     COALESCE(NULLIF(x.part[3], ''::text), '1'::text) AS d
    FROM ( SELECT
                 CASE
                     WHEN (((csv_day.kind = ANY (ARRAY['date'::text, 'month'::text])) AND (csv_day.cell ~ '^[0-9]{4}((-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$'::text)) OR ((csv_day.kind = 'month'::text) AND (csv_day.cell ~ '^[0-9]{4}([-/][0-9]{1,2}|年[0-9]{1,2}月)$'::text))) THEN string_to_array(translate(csv_day.cell, '/.年月日'::text, '----'::text), '-'::text)
                     ELSE NULL::text[]
                 END AS part
          OFFSET 0) x;
END;


--
-- Name: FUNCTION csv_day(kind text, cell text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_day(kind text, cell text) IS '内部函数：日期或月份单元格的年、月、日，写法不符则年为空 / Internal: year, month and day of a cell; year is NULL if it has another form';


--
-- Name: csv_day_problem(text, text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (y IS NOT NULL) THEN
             CASE
                 WHEN ((y = '0000'::text) OR (((m)::integer < 1) OR ((m)::integer > 12)) OR ((d)::integer < 1) OR ((make_date((y)::integer, (m)::integer, 1) + (d)::integer) > (make_date((y)::integer, (m)::integer, 1) + '1 mon'::interval))) THEN '日历上没有这一天 / there is no such day'::text
                 ELSE NULL::text
             END
             WHEN (cell ~ '^[0-9]{5}(\.[0-9]+)?$'::text) THEN '电子表格的日期序号，请把该列设为日期格式 yyyy-mm-dd 后重新导出 / a day number of the spreadsheet: give the column the date format yyyy-mm-dd and export again'::text
             WHEN (cell ~ '^[0-9]{1,2}([-/.])[0-9]{1,2}\1([0-9]{1,2}|[0-9]{4})$'::text) THEN '年、月、日的次序不明，请写作 2024-01-05 / the order of day, month and year is not clear: write 2024-01-05'::text
             WHEN (cell ~ '[0-9]:[0-9]'::text) THEN '含时间，请只写日期，如 2024-01-05 / has a time of day: write the day alone, 2024-01-05'::text
             WHEN (kind = 'month'::text) THEN '不是月份，请写作 2024-01 / not a month: write 2024-01'::text
             ELSE '不是日期，请写作 2024-01-05 / not a date: write 2024-01-05'::text
         END AS reason;
END;


--
-- Name: FUNCTION csv_day_problem(kind text, cell text, y text, m text, d text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) IS '内部函数：日期或月份单元格不能接受的原因 / Internal: why a cell cannot be taken as a day or month';


--
-- Name: csv_encoding(bytea, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_encoding(content bytea, encoding text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
declare
    marked constant boolean := substring(csv_encoding.content from 1 for 3) = '\xefbbbf';
    kind text;
begin
    select k.name into kind
    from (values ('\x504b0304'::bytea, 'an .xlsx or .ods workbook'), ('\xd0cf11e0', 'an .xls workbook'), ('\x1f8b', 'compressed (gzip)'),
                 ('\x25504446', 'a PDF'), ('\xfffe', 'UTF-16'), ('\xfeff', 'UTF-16')) as k (begins, name)
    where substring(csv_encoding.content from 1 for length(k.begins)) = k.begins;
    -- UTF-16 without a mark: a zero byte beside the first character
    if kind is null and length(csv_encoding.content) > 1
       and (get_byte(csv_encoding.content, 0) = 0 or get_byte(csv_encoding.content, 1) = 0)
    then
        kind := 'UTF-16';
    end if;
    if kind is not null then
        raise exception '文件不是 CSV：% / the file is %', kind, kind
            using errcode = 'feature_not_supported',
                  hint = '请另存为“CSV UTF-8（逗号分隔）” / Save it as "CSV UTF-8 (comma delimited)".';
    end if;
    if csv_encoding.encoding is not null then
        if pg_char_to_encoding(csv_encoding.encoding) < 0 then
            raise exception '没有编码“%” / there is no encoding "%"', csv_encoding.encoding, csv_encoding.encoding
                using errcode = 'invalid_parameter_value',
                      hint = '请用 UTF8、GB18030（含 GBK、GB2312），或留空 / Use UTF8, GB18030 (which has GBK and GB2312 in it), or leave it out.';
        end if;
        if marked and pg_char_to_encoding(csv_encoding.encoding) <> pg_char_to_encoding('UTF8') then
            raise exception '文件以 UTF-8 的 BOM 开头，并非 % / the file begins with the byte order mark of UTF-8, and is not %',
                            csv_encoding.encoding, csv_encoding.encoding
                using errcode = 'invalid_parameter_value';
        end if;
        return csv_encoding.encoding;
    end if;
    if marked then
        return 'UTF8';
    end if;
    begin
        perform convert_from(csv_encoding.content, 'UTF8');
        return 'UTF8';
    exception
        when character_not_in_repertoire or untranslatable_character then
            return (select case when avg(l.valid::integer) > 0.5 then 'UTF8' else 'GB18030' end
                    from csv_line(csv_encoding.content, 'UTF8') as l);
    end;
end
$$;


--
-- Name: FUNCTION csv_encoding(content bytea, encoding text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_encoding(content bytea, encoding text) IS '内部函数：文件的编码：指定的，否则按 BOM 或内容判断为 UTF8 或 GB18030；UTF-16（0A000）、未知编码（22023）则报错 / Internal: the encoding of a file: the one named, else UTF8 or GB18030, told by the byte order mark or the content; UTF-16 (0A000) and unknown encodings (22023) are errors';


--
-- Name: csv_number_problem(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_number_problem(kind text, cell text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (cell ~ '^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$'::text) THEN '含千位分隔符，请去掉 / thousands separators: leave them out'::text
             WHEN (cell ~ '^[-+]?[0-9]+(\.[0-9]*)? *%$'::text) THEN '不是十进制数，请去掉百分号；名额比例和比值写作小数，40% 为 0.4 / not a decimal number: leave out the per cent sign; a share or a ratio of 40 % is 0.4'::text
             WHEN ((kind = 'numeric'::text) AND (cell !~ '^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$'::text)) THEN '不是十进制数，请写作 6.5 / not a decimal number: write 6.5'::text
             WHEN ((kind = 'numeric'::text) AND (cell ~ '\.[0-9]{6}[0-9]*[1-9]'::text)) THEN format('小数超过6位，请填写 %s / more than six decimal places: write %1$s'::text, trim_scale(round((cell)::numeric, 6)))
             WHEN ((kind = 'integer'::text) AND (cell !~ '^[-+]?[0-9]+$'::text)) THEN '不是整数 / not a whole number'::text
             WHEN ((kind = 'integer'::text) AND (cell !~ '^[-+]?0*[0-9]{1,9}$'::text)) THEN '数值过大 / the number is too large'::text
             ELSE NULL::text
         END AS reason;
END;


--
-- Name: FUNCTION csv_number_problem(kind text, cell text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_number_problem(kind text, cell text) IS '内部函数：单元格不能作为数的原因 / Internal: why a cell cannot be taken as a number';


--
-- Name: csv_row(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_row(content text) RETURNS TABLE(line integer, cells text[], broken boolean[])
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (1 + (min(c.line_ends_before))::integer) AS line,
     array_agg(c.cell ORDER BY c.n) AS cells,
     array_agg(c.broken ORDER BY c.n) AS broken
    FROM ( SELECT t.n,
             count(*) FILTER (WHERE t.last) OVER before AS record,
             COALESCE(sum(t.line_ends) OVER before, (0)::bigint) AS line_ends_before,
             t.broken,
             NULLIF(btrim(
                 CASE
                     WHEN ((NOT t.broken) AND (t.raw ~~ '"%'::text)) THEN replace(substr(t.raw, 2, (length(t.raw) - 2)), '""'::text, '"'::text)
                     ELSE t.raw
                 END, (((((((((' 	
'::text || chr(160)) || chr(12288)) || chr(65279)) || chr(8203)) || chr(8204)) || chr(8205)) || chr(8206)) || chr(8207)) || chr(8288))), ''::text) AS cell
            FROM ( SELECT m.n,
                     "left"(m.match[1], '-1'::integer) AS raw,
                     ("right"(m.match[1], 1) = '
'::text) AS last,
                     (length(m.match[1]) - length(replace(m.match[1], '
'::text, ''::text))) AS line_ends,
                     ("left"(m.match[1], '-1'::integer) !~ '^([^"]*|"([^"]|"")*")$'::text) AS broken
                    FROM regexp_matches((replace(replace(csv_row.content, '
'::text, '
'::text), ''::text, '
'::text) || '
'::text), '(?:"(?:[^"]|"")*")?[^,\n]*[,\n]'::text, 'g'::text) WITH ORDINALITY m(match, n)) t
           WINDOW before AS (ORDER BY t.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) c
   GROUP BY c.record
  HAVING (count(c.cell) > 0)
   ORDER BY c.record;
END;


--
-- Name: FUNCTION csv_row(content text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_row(content text) IS '内部函数：CSV 文本的各行及其所在行号；单元格去掉引号和首尾空白，空白为 NULL，引号不成对者 broken 为真；全空的行略去 / Internal: the rows of a CSV text with the lines on which they begin; cells without their quotes and the blanks around them, NULL if blank, and broken where quotes do not match; rows of blank cells are left out';


--
-- Name: csv_value(text, boolean, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_value(kind text, required boolean, cell text) RETURNS TABLE(value text, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((r.reason IS NOT NULL) OR (csv_value.cell IS NULL)) THEN NULL::text
             WHEN (csv_value.kind = ANY (ARRAY['date'::text, 'month'::text])) THEN ((((r.y || '-'::text) || lpad(r.m, 2, '0'::text)) || '-'::text) || lpad(r.d, 2, '0'::text))
             WHEN (csv_value.kind = 'list'::text) THEN array_to_string(ARRAY( SELECT btrim(c.c) AS btrim
                FROM regexp_split_to_table(csv_value.cell, '[;；、]'::text) c(c)), ';'::text)
             WHEN (csv_value.kind = 'boolean'::text) THEN ((lower(csv_value.cell) = ANY (ARRAY['true'::text, 't'::text, '是'::text, '1'::text])))::text
             WHEN (csv_value.kind = 'status'::text) THEN
             CASE csv_value.cell
                 WHEN '待审'::text THEN 'claimed'::text
                 WHEN '认定'::text THEN 'approved'::text
                 WHEN '未认定'::text THEN 'rejected'::text
                 WHEN '撤销'::text THEN 'revoked'::text
                 ELSE csv_value.cell
             END
             ELSE csv_value.cell
         END AS value,
     r.reason
    FROM ( SELECT d.y,
             d.m,
             d.d,
                 CASE
                     WHEN (csv_value.cell IS NULL) THEN
                     CASE
                         WHEN csv_value.required THEN '必填 / required'::text
                         ELSE NULL::text
                     END
                     WHEN (csv_value.kind IS NULL) THEN '此列没有列名 / the column has no name'::text
                     WHEN (csv_value.cell ~ '^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)$'::text) THEN '电子表格的错误值，或列宽不足 / an error of the spreadsheet, or a column that was too narrow'::text
                     WHEN (csv_value.cell ~ '\uFFFD'::text) THEN '含有已经损坏的字符 / has a character that was lost before'::text
                     WHEN (csv_value.cell ~ '^[0-9](\.[0-9]+)?E[+-][0-9]{2,}$'::text) THEN '长数字成了科学计数法，请把该列设为文本格式，重新填写后导出 / a long number in scientific notation: give the column the format text, enter it anew and export again'::text
                     WHEN (csv_value.kind = ANY (ARRAY['text'::text, 'list'::text])) THEN NULL::text
                     WHEN (csv_value.kind = 'boolean'::text) THEN
                     CASE
                         WHEN (lower(csv_value.cell) <> ALL (ARRAY['true'::text, 'false'::text, 't'::text, 'f'::text, '是'::text, '否'::text, '1'::text, '0'::text])) THEN '请写作 是 或 否 / write true or false'::text
                         ELSE NULL::text
                     END
                     WHEN (csv_value.kind = 'status'::text) THEN
                     CASE
                         WHEN (csv_value.cell <> ALL (ARRAY['待审'::text, '认定'::text, '未认定'::text, '撤销'::text, 'claimed'::text, 'approved'::text, 'rejected'::text, 'revoked'::text])) THEN '请写作 待审、认定、未认定 或 撤销 / write claimed, approved, rejected or revoked'::text
                         ELSE NULL::text
                     END
                     WHEN (csv_value.cell ~ '[０-９．，－＋／：％]'::text) THEN '含全角数字或符号，请改为半角 / full-width digits or signs: write them in ASCII'::text
                     WHEN (csv_value.kind = ANY (ARRAY['integer'::text, 'numeric'::text])) THEN small.csv_number_problem(csv_value.kind, csv_value.cell)
                     ELSE small.csv_day_problem(csv_value.kind, csv_value.cell, d.y, d.m, d.d)
                 END AS reason
            FROM small.csv_day(csv_value.kind, csv_value.cell) d(y, m, d)
          OFFSET 0) r;
END;


--
-- Name: FUNCTION csv_value(kind text, required boolean, cell text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_value(kind text, required boolean, cell text) IS '内部函数：单元格按 csv_column.kind 所示写法的值，或不能接受的原因 / Internal: what a cell says, written as csv_column.kind has it, or the reason why it cannot be taken';


--
-- Name: csv_column; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.csv_column WITH (security_invoker='true') AS
 SELECT v.relation,
    v.column_name,
    v.label,
    v.kind,
    v.required
   FROM ( VALUES ('league'::text,'league'::text,'组别代码'::text,'text'::text,true), ('league'::text,'title'::text,'组别名称'::text,'text'::text,true), ('scheme'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme'::text,'title'::text,'办法名称'::text,'text'::text,true), ('scheme'::text,'document_no'::text,'文号'::text,'text'::text,false), ('scheme'::text,'issued_on'::text,'印发日期'::text,'date'::text,false), ('scheme'::text,'due_day'::text,'报送期限日'::text,'integer'::text,false), ('scheme'::text,'months'::text,'考核周期'::text,'integer'::text,false), ('scheme'::text,'year_by'::text,'年度成绩'::text,'text'::text,false), ('scheme'::text,'omission'::text,'漏报计次'::text,'text'::text,false), ('scheme'::text,'report_month'::text,'报送计入月份'::text,'text'::text,false), ('scheme'::text,'due_roll'::text,'期限顺延'::text,'text'::text,false), ('scheme'::text,'not_applicable'::text,'不适用时'::text,'text'::text,false), ('scheme'::text,'unmarked'::text,'未评分时'::text,'text'::text,false), ('scheme'::text,'highest_scope'::text,'不重复范围'::text,'text'::text,false), ('scheme'::text,'highest_months'::text,'不重复跨月'::text,'text'::text,false), ('scheme'::text,'highest_years'::text,'不重复跨年'::text,'text'::text,false), ('scheme'::text,'late_document'::text,'文件晚到时'::text,'text'::text,false), ('scheme'::text,'pending_claims'::text,'待审事项'::text,'text'::text,false), ('scheme'::text,'ties'::text,'并列名次'::text,'text'::text,false), ('scheme'::text,'first_month'::text,'启用月份'::text,'month'::text,false), ('scheme'::text,'time_zone'::text,'时区'::text,'text'::text,false), ('scheme_period'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme_period'::text,'place'::text,'第几期'::text,'integer'::text,true), ('scheme_period'::text,'weight'::text,'权重'::text,'numeric'::text,true), ('scheme_grade'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme_grade'::text,'grade'::text,'等次代码'::text,'text'::text,true), ('scheme_grade'::text,'title'::text,'等次名称'::text,'text'::text,true), ('scheme_grade'::text,'place'::text,'次序'::text,'integer'::text,true), ('scheme_grade'::text,'at_least'::text,'最低总分'::text,'numeric'::text,false), ('scheme_grade'::text,'share'::text,'名额比例'::text,'numeric'::text,false), ('provision'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('provision'::text,'provision'::text,'条款'::text,'text'::text,true), ('provision'::text,'clause'::text,'条款原文'::text,'text'::text,true), ('reading'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('reading'::text,'finding'::text,'疑点'::text,'text'::text,true), ('reading'::text,'subject'::text,'所涉对象'::text,'text'::text,true), ('reading'::text,'reading'::text,'解读编号'::text,'text'::text,true), ('reading'::text,'text'::text,'解读'::text,'text'::text,true), ('item'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('item'::text,'title'::text,'考核内容名称'::text,'text'::text,true), ('scheme_item'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme_item'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('scheme_item'::text,'parent'::text,'上级代码'::text,'text'::text,false), ('scheme_item'::text,'kind'::text,'计分方式'::text,'text'::text,true), ('scheme_item'::text,'part'::text,'所属部分'::text,'text'::text,false), ('scheme_item'::text,'place'::text,'次序'::text,'integer'::text,false), ('scheme_item'::text,'start'::text,'起始分'::text,'numeric'::text,false), ('scheme_item'::text,'floor'::text,'下限'::text,'numeric'::text,false), ('scheme_item'::text,'cap'::text,'上限'::text,'numeric'::text,false), ('scheme_item'::text,'weight'::text,'权重'::text,'numeric'::text,false), ('scheme_item'::text,'points_each'::text,'每次扣分'::text,'numeric'::text,false), ('scheme_item'::text,'raters'::text,'评分方式'::text,'text'::text,false), ('scheme_item'::text,'compare'::text,'比较方式'::text,'text'::text,false), ('scheme_item'::text,'against'::text,'比较对象'::text,'text'::text,false), ('scheme_item'::text,'lowest_first'::text,'越低越好'::text,'boolean'::text,false), ('scheme_item'::text,'leagues'::text,'适用组别'::text,'list'::text,false), ('scheme_item'::text,'only_for'::text,'限于组别'::text,'list'::text,false), ('scheme_item'::text,'not_applicable'::text,'不适用时'::text,'text'::text,false), ('scheme_item'::text,'unmarked'::text,'未评分时'::text,'text'::text,false), ('scheme_item'::text,'standard'::text,'考核标准'::text,'text'::text,false), ('scheme_item'::text,'clause'::text,'条款原文'::text,'text'::text,false), ('scheme_item'::text,'first_month'::text,'阶段首月'::text,'month'::text,false), ('scheme_item'::text,'last_month'::text,'阶段末月'::text,'month'::text,false), ('scheme_band'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme_band'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('scheme_band'::text,'at_least'::text,'下限'::text,'numeric'::text,true), ('scheme_band'::text,'points'::text,'分值'::text,'numeric'::text,true), ('scheme_band'::text,'slope'::text,'每增1加分'::text,'numeric'::text,false), ('milestone'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('milestone'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('milestone'::text,'reach_by'::text,'达成日期'::text,'date'::text,true), ('milestone'::text,'goal'::text,'阶段目标'::text,'text'::text,true), ('rule'::text,'rule'::text,'规则代码'::text,'text'::text,true), ('rule'::text,'title'::text,'规则名称'::text,'text'::text,true), ('scheme_rule'::text,'scheme'::text,'办法代码'::text,'text'::text,true), ('scheme_rule'::text,'rule'::text,'规则代码'::text,'text'::text,true), ('scheme_rule'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('scheme_rule'::text,'level'::text,'级别'::text,'text'::text,false), ('scheme_rule'::text,'precedence'::text,'优先次序'::text,'integer'::text,false), ('scheme_rule'::text,'points'::text,'分值'::text,'numeric'::text,false), ('scheme_rule'::text,'least'::text,'分值下限'::text,'numeric'::text,false), ('scheme_rule'::text,'most'::text,'分值上限'::text,'numeric'::text,false), ('scheme_rule'::text,'cap'::text,'一期最多'::text,'numeric'::text,false), ('scheme_rule'::text,'repeat_points'::text,'加重分值'::text,'numeric'::text,false), ('scheme_rule'::text,'only_for'::text,'限于组别'::text,'list'::text,false), ('scheme_rule'::text,'needs_document'::text,'须有文件'::text,'boolean'::text,false), ('scheme_rule'::text,'effect'::text,'效果'::text,'text'::text,false), ('scheme_rule'::text,'grade'::text,'等次上限'::text,'text'::text,false), ('scheme_rule'::text,'clause'::text,'条款原文'::text,'text'::text,false), ('scheme_rule'::text,'reading'::text,'解读'::text,'text'::text,false), ('scheme_rule'::text,'once'::text,'不重复标记'::text,'text'::text,false), ('unit'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('unit'::text,'name'::text,'单位名称'::text,'text'::text,true), ('unit'::text,'league'::text,'组别代码'::text,'text'::text,true), ('unit'::text,'first_month'::text,'考核首月'::text,'month'::text,false), ('unit'::text,'last_month'::text,'考核末月'::text,'month'::text,false), ('unit_until'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('unit_until'::text,'last_month'::text,'至某月'::text,'month'::text,true), ('unit_until'::text,'name'::text,'单位名称'::text,'text'::text,true), ('unit_until'::text,'league'::text,'组别代码'::text,'text'::text,true), ('rater'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('rater'::text,'role'::text,'职责'::text,'text'::text,true), ('ledger'::text,'task_no'::text,'任务序号'::text,'integer'::text,true), ('ledger'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('ledger'::text,'title'::text,'任务内容'::text,'text'::text,true), ('ledger'::text,'goal'::text,'所属目标'::text,'text'::text,false), ('ledger_unit'::text,'task_no'::text,'任务序号'::text,'integer'::text,true), ('ledger_unit'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('exemption'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('exemption'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('exemption'::text,'first_month'::text,'豁免首月'::text,'month'::text,true), ('exemption'::text,'last_month'::text,'豁免末月'::text,'month'::text,false), ('exemption'::text,'reason'::text,'豁免理由'::text,'text'::text,true), ('holiday'::text,'day'::text,'日期'::text,'date'::text,true), ('holiday'::text,'working'::text,'是否上班'::text,'boolean'::text,true), ('holiday'::text,'title'::text,'节假日名称'::text,'text'::text,true), ('task'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('task'::text,'task_id'::text,'任务编号'::text,'text'::text,true), ('task'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('task'::text,'month'::text,'月份'::text,'month'::text,true), ('task'::text,'title'::text,'任务内容'::text,'text'::text,true), ('task'::text,'issued_on'::text,'下达日期'::text,'date'::text,true), ('task'::text,'due_on'::text,'期限'::text,'date'::text,true), ('task'::text,'done_on'::text,'完成日期'::text,'date'::text,false), ('task'::text,'external_id'::text,'来源系统中的编号'::text,'text'::text,false), ('mark'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('mark'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('mark'::text,'month'::text,'月份'::text,'month'::text,true), ('mark'::text,'rater'::text,'评分人'::text,'text'::text,false), ('mark'::text,'score'::text,'得分'::text,'numeric'::text,false), ('mark'::text,'deduction'::text,'扣分'::text,'numeric'::text,false), ('mark'::text,'reason'::text,'评分理由'::text,'text'::text,false), ('measure'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('measure'::text,'item'::text,'考核内容代码'::text,'text'::text,true), ('measure'::text,'month'::text,'月份'::text,'month'::text,true), ('measure'::text,'value'::text,'数值'::text,'numeric'::text,true), ('measure'::text,'target'::text,'目标'::text,'numeric'::text,false), ('measure'::text,'reason'::text,'说明'::text,'text'::text,false), ('measure'::text,'external_id'::text,'来源系统中的编号'::text,'text'::text,false), ('event'::text,'unit'::text,'单位代码'::text,'text'::text,true), ('event'::text,'event_id'::text,'事项编号'::text,'text'::text,true), ('event'::text,'rule'::text,'规则代码'::text,'text'::text,true), ('event'::text,'work'::text,'所属工作'::text,'text'::text,false), ('event'::text,'title'::text,'事项内容'::text,'text'::text,true), ('event'::text,'occurred_on'::text,'发生日期'::text,'date'::text,true), ('event'::text,'document_no'::text,'文号'::text,'text'::text,false), ('event'::text,'document_on'::text,'文件日期'::text,'date'::text,false), ('event'::text,'status'::text,'状态'::text,'status'::text,false), ('event'::text,'month'::text,'月份'::text,'month'::text,false), ('event'::text,'carried_from'::text,'顺延自'::text,'month'::text,false), ('event'::text,'revoked_month'::text,'撤销月份'::text,'month'::text,false), ('event'::text,'external_id'::text,'来源系统中的编号'::text,'text'::text,false), ('event'::text,'quantity'::text,'数量'::text,'numeric'::text,false), ('event'::text,'points'::text,'分值'::text,'numeric'::text,false)) v(relation, column_name, label, kind, required);


--
-- Name: VIEW csv_column; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.csv_column IS 'load_csv 可装入的表及其列：首行可用的列名，以及单元格的写法 / The tables that load_csv loads and their columns: how the first line may call them, and how their cells are written';


--
-- Name: COLUMN csv_column.relation; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.csv_column.relation IS '表 / Table';


--
-- Name: COLUMN csv_column.column_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.csv_column.column_name IS '列名 / Name of the column';


--
-- Name: COLUMN csv_column.label; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.csv_column.label IS '中文列名，可代替列名 / Chinese label, which may stand in its place';


--
-- Name: COLUMN csv_column.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.csv_column.kind IS '单元格的写法：text 文本，integer 整数，numeric 十进制数，date 日期（2024-01-05、2024-1-5、2024/1/5、2024.1.5、2024年1月5日），month 月份（写法同日期，或 2024-01、2024/1、2024年1月），boolean 是否（true/false、t/f、是/否、1/0），status 状态（待审、认定、未认定、撤销，或其英文），list 多个代码（以分号或顿号分隔） / How its cells are written: text; integer; numeric, plain decimal; date, 2024-01-05 or one of the other forms; month, a date or 2024-01, 2024/1, 2024年1月; boolean, true/false, t/f, 是/否, 1/0; status of an event, in English or Chinese; list, codes with semicolons or 、 between them';


--
-- Name: COLUMN csv_column.required; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.csv_column.required IS '是否必填：文件须有此列，各行不得为空 / Whether the file must have it, and every row a value in it';


--
-- Name: csv_entry(text, text, text[], text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) RETURNS TABLE(line integer, cells text[], readable text[], problems jsonb[], depth integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE entry AS (
          SELECT r.line,
             r.cells,
             v.readable,
                 CASE
                     WHEN ((NOT v.broken) AND ((cardinality(r.cells) < cardinality(csv_entry.heads)) OR (num_nonnulls(VARIADIC r.cells[(cardinality(csv_entry.heads) + 1):]) > 0))) THEN ARRAY[jsonb_build_object('line', r.line, 'reason', format('有 %s 个单元格，而列名有 %s 个 / it has %1$s cells, and there are %2$s columns'::text, cardinality(r.cells), cardinality(csv_entry.heads)))]
                     ELSE v.problems
                 END AS problems
            FROM ((small.csv_row(csv_entry.file) r(line, cells, broken)
              CROSS JOIN ( SELECT array_agg(c.kind ORDER BY n.place) AS kinds,
                     array_agg(c.required ORDER BY n.place) AS required
                    FROM (unnest(csv_entry.names) WITH ORDINALITY n(name, place)
                      LEFT JOIN small.csv_column c ON (((c.relation = csv_entry.relation) AND (c.column_name = n.name))))) k)
              CROSS JOIN LATERAL ( SELECT array_agg(x.value ORDER BY h.place) AS readable,
                     bool_or(h.broken) AS broken,
                     array_agg(jsonb_build_object('line', r.line, 'column', "left"(h.head, 80), 'value', "left"(h.cell, 81), 'reason', y.reason) ORDER BY h.place) FILTER (WHERE (y.reason IS NOT NULL)) AS problems
                    FROM ((UNNEST(csv_entry.heads, k.kinds, k.required, r.cells, r.broken) WITH ORDINALITY h(head, kind, required, cell, broken, place)
                      CROSS JOIN LATERAL small.csv_value(h.kind, h.required, h.cell) x(value, reason))
                      CROSS JOIN LATERAL ( SELECT
                                 CASE
                                     WHEN h.broken THEN '引号不成对，或引号外还有内容 / quotes that do not match, or something outside of them'::text
                                     ELSE x.reason
                                 END AS reason) y)) v)
           ORDER BY r.line
          OFFSET 1
         ), node AS (
          SELECT e_1.line,
             e_1.readable[array_position(csv_entry.names, 'scheme'::text)] AS scheme,
             e_1.readable[array_position(csv_entry.names, 'item'::text)] AS item,
             e_1.readable[array_position(csv_entry.names, 'parent'::text)] AS parent
            FROM entry e_1
           WHERE ((csv_entry.relation = 'scheme_item'::text) AND (e_1.problems IS NULL))
         ), below AS (
          SELECT n.line,
             n.scheme,
             n.item,
             1 AS depth
            FROM node n
           WHERE (NOT (EXISTS ( SELECT
                    FROM node up
                   WHERE ((up.scheme = n.scheme) AND (up.item = n.parent)))))
         UNION
          SELECT n.line,
             n.scheme,
             n.item,
             (b_1.depth + 1)
            FROM (below b_1
              JOIN node n ON (((n.scheme = b_1.scheme) AND (n.parent = b_1.item))))
           WHERE (b_1.depth < 16)
         )
  SELECT e.line,
     e.cells,
     e.readable,
     e.problems,
     b.depth
    FROM (entry e
      LEFT JOIN ( SELECT b_1.line,
             max(b_1.depth) AS depth
            FROM below b_1
           GROUP BY b_1.line) b ON ((b.line = e.line)))
   ORDER BY e.line;
END;


--
-- Name: FUNCTION csv_entry(relation text, file text, heads text[], names text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) IS '内部函数：首行以下各行的单元格、其值，以及不能接受之处（没有则为空）；考核内容树的各行另有其在表中的层级 / Internal: the rows under the first with their cells, what these say, and what is wrong with them (NULL if nothing is); of a tree of items also the level of each row in the sheet';


--
-- Name: csv_head_problem(text, text[], text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) RETURNS TABLE("column" text, value text, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT "left"(w.head, 80) AS "column",
     "left"(w.value, 80) AS value,
     w.reason
    FROM ( SELECT h.place,
             h.head,
             h.head AS value,
                 CASE
                     WHEN (h.name IS NULL) THEN '没有这一列，可用的列名见视图 csv_column / there is no such column: the view csv_column has their names'::text
                     ELSE '列名重复 / the column is there more than once'::text
                 END AS reason
            FROM UNNEST(csv_head_problem.heads, csv_head_problem.names) WITH ORDINALITY h(head, name, place)
           WHERE ((h.head IS NOT NULL) AND ((h.name IS NULL) OR (cardinality(array_positions(csv_head_problem.names, h.name)) > 1)))
         UNION ALL
          SELECT NULL::bigint AS place,
             c.column_name AS head,
             NULL::text AS value,
             format('缺少此列（%s） / the column is missing'::text, c.label) AS reason
            FROM small.csv_column c
           WHERE ((c.relation = csv_head_problem.relation) AND c.required AND (array_position(csv_head_problem.names, c.column_name) IS NULL))) w
   ORDER BY w.place, w.head;
END;


--
-- Name: FUNCTION csv_head_problem(relation text, heads text[], names text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) IS '内部函数：首行列名的错误，没有则无行 / Internal: what is wrong with the names of the columns; no row if nothing is';


--
-- Name: csv_key(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_key(relation text) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT (a.attname)::text AS attname
            FROM ((pg_constraint c
              CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k(attnum, place))
              JOIN pg_attribute a ON (((a.attrelid = c.conrelid) AND (a.attnum = k.attnum))))
           WHERE ((c.conrelid = ((csv_key.relation)::regclass)::oid) AND (c.contype = 'p'::"char"))
           ORDER BY k.place) AS columns;
END;


--
-- Name: FUNCTION csv_key(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_key(relation text) IS '内部函数：表的主键各列 / Internal: the columns of a table''s primary key';


--
-- Name: csv_line(bytea, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_line(content bytea, encoding text) RETURNS TABLE(line integer, bytes bytea, valid boolean)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
    for line, bytes in
        select l.n, decode(l.escaped, 'escape')
        from regexp_split_to_table(encode(csv_line.content, 'escape'), '\r\n?|\n') with ordinality as l (escaped, n)
        where l.escaped ~ '\\[0-3]'
        order by l.n
    loop
        begin
            perform convert_from(bytes, csv_line.encoding);
            valid := true;
        exception
            when character_not_in_repertoire or untranslatable_character then
                valid := false;
        end;
        return next;
    end loop;
end
$$;


--
-- Name: FUNCTION csv_line(content bytea, encoding text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_line(content bytea, encoding text) IS '内部函数：文件中含非 ASCII 字节的各行，以及按某编码是否有效 / Internal: the lines of a file that have bytes beyond ASCII, and whether these are valid in an encoding';


--
-- Name: csv_names(text, text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_names(relation text, heads text[]) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT c.column_name
            FROM (unnest(csv_names.heads) WITH ORDINALITY h(head, place)
              LEFT JOIN small.csv_column c ON (((c.relation = csv_names.relation) AND ((lower(h.head) = c.column_name) OR (lower(h.head) = c.label)))))
           ORDER BY h.place) AS names;
END;


--
-- Name: FUNCTION csv_names(relation text, heads text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_names(relation text, heads text[]) IS '内部函数：文件所写各列名在表中的列名，没有则为空 / Internal: what the table calls the columns of a file; NULL where it has none of that name';


--
-- Name: csv_reason(text, text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((concat_ws('：'::text,
         CASE csv_reason.state
             WHEN '23502'::text THEN '必填'::text
             WHEN '23503'::text THEN '所指的代码不存在'::text
             WHEN '23505'::text THEN '与已有的行或文件中此前的行重复'::text
             WHEN '42501'::text THEN '无权录入此行'::text
             WHEN '55000'::text THEN '目前不能录入'::text
             ELSE '不符合规定'::text
         END, COALESCE(w.zh, ('只能是 '::text || v.listed), ('须满足 '::text || v.asked))) || ' / '::text) || concat_ws('; '::text, COALESCE(w.en, ('one of '::text || v.listed), ('it has to be that '::text || v.asked)), csv_reason.message,
         CASE
             WHEN ((csv_reason.state <> '23514'::text) OR (csv_reason.at_constraint = ''::text)) THEN NULLIF(csv_reason.detail, ''::text)
             ELSE NULL::text
         END, NULLIF(csv_reason.hint, ''::text))) AS reason
    FROM ((( VALUES (csv_reason.at_constraint)) g(name)
      LEFT JOIN LATERAL ( SELECT
                 CASE
                     WHEN (k.conname ~~ '%\_known'::text) THEN ( SELECT string_agg(m.match[1], ', '::text ORDER BY m.n) AS string_agg
                        FROM regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text'::text, 'g'::text) WITH ORDINALITY m(match, n))
                     ELSE NULL::text
                 END AS listed,
             regexp_replace(regexp_replace(regexp_replace(pg_get_constraintdef(k.oid, true), '^CHECK \((.*)\)$'::text, '\1'::text), '::[a-z]+'::text, ''::text, 'g'::text), '''(-?[0-9]+)'''::text, '\1'::text, 'g'::text) AS asked
            FROM pg_constraint k
           WHERE ((k.conname = g.name) AND (k.contype = 'c'::"char") AND (k.connamespace = ( SELECT c.relnamespace
                    FROM pg_class c
                   WHERE (c.oid = ('small.period'::regclass)::oid))))) v ON (true))
      LEFT JOIN ( VALUES ('%\_is\_first\_day'::text,'月份写作 2024-01，即该月1日'::text,'a month is its first day: write 2024-01'::text), ('scheme\_months\_known'::text,'考核周期为 1、3、6 或 12 个月'::text,'a period has 1, 3, 6 or 12 months'::text), ('scheme\_first\_month\_begins%'::text,'启用月份须为一期的首月'::text,'first_month is the first of a period'::text), ('scheme\_item\_floor\_not%'::text,'下限不高于上限'::text,'the floor is not above the cap'::text), ('scheme\_item\_points\_each\_for%'::text,'breach 类须有每次扣分，其他类须为空'::text,'of kind breach it has points_each, of any other none'::text), ('scheme\_item\_compare\_for%'::text,'measure 类须有比较方式，其他类须为空'::text,'of kind measure it has compare, of any other none'::text), ('scheme\_item\_against\_for%'::text,'比较方式为 difference 或 ratio 时须有比较对象，否则须为空'::text,'against goes with compare difference or ratio, and with no other'::text), ('scheme\_item\_lowest%'::text,'越低越好仅用于 place、percentile，或与 best 比较'::text,'lowest_first goes with compare place or percentile, or with against best'::text), ('scheme\_item\_raters\_for%'::text,'仅 mark 类可由多人评分'::text,'only an item of kind mark has several raters'::text), ('scheme\_item\_part\_below%'::text,'总分没有所属部分，总分的下级才有'::text,'the total has no part, its children have'::text), ('scheme\_item\_parent\_is%'::text,'上级不能是本项'::text,'no item is above itself'::text), ('scheme\_rule\_points\_or%'::text,'分值，或分值下限和上限，二者填一；另有效果的可都不填'::text,'it has points, or least and most; with another effect it may have neither'::text), ('scheme\_rule\_range\_whole'::text,'分值下限和分值上限须都填'::text,'least and most go together'::text), ('scheme\_rule\_range\_in%'::text,'分值下限不高于上限，二者同号：扣5至10分为下限 -10、上限 -5'::text,'least is not above most, and both have one sign: 5 to 10 points off are least -10, most -5'::text), ('scheme\_rule\_repeat\_points\_of%'::text,'加重分值须与分值同填、同号'::text,'repeat_points go with points, and have their sign'::text), ('scheme\_rule\_once\_or%'::text,'不重复标记和加重分值只填一个'::text,'a label (once) and repeat_points do not go together'::text), ('scheme\_rule\_bonus\_once%'::text,'有不重复标记的加分规则不设一期最多，可改设考核内容的上限'::text,'a bonus with a label (once) has no cap; the item that it counts in can have one'::text), ('scheme\_rule\_grade\_if%'::text,'效果为 grade_at_most 时须有等次上限，否则须为空'::text,'grade goes with effect grade_at_most, and with no other'::text), ('scheme\_grade\_share%'::text,'名额比例写作小数，40% 为 0.4'::text,'a share is a fraction: 40 % is 0.4'::text), ('mark\_score\_or%'::text,'得分和扣分填一个，只填一个'::text,'it has a score or a deduction, and not both'::text), ('scheme\_item\_total\_key'::text,'一套办法只有一个总分，其他各行须填上级代码'::text,'a scheme has one total, and every other row a parent'::text)) w(pattern, zh, en) ON ((g.name ~~ w.pattern)));
END;


--
-- Name: FUNCTION csv_reason(state text, message text, detail text, hint text, at_constraint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) IS '内部函数：一行被拒绝的原因 / Internal: why a row is refused';


--
-- Name: csv_refused(text, text[], text[], integer, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) RETURNS TABLE(place integer, state text, message text, detail text, hint text, at_column text, at_constraint text)
    LANGUAGE plpgsql
    AS $_$
#variable_conflict use_column
declare
    keys constant text[] := csv_key(csv_refused.relation);
    given constant integer := cardinality(csv_refused."rows");
    part constant integer := ceil(given / 16.0);
    at_table text;
begin
    begin
        execute (
            select format('insert into %I (%s) select %s from (select r::text[] as cells from unnest($1) as r offset 0) as r%s',
                          csv_refused.relation,
                          string_agg(format('%I', c.column_name), ', ' order by h.place),
                          string_agg(csv_cast(c.relation, c.column_name, c.kind, h.place), ', ' order by h.place),
                          case when csv_refused.replacing
                              then format(' on conflict (%s) do ', (select string_agg(format('%I', k), ', ') from unnest(keys) as k))
                                   || coalesce('update set ' || string_agg(format('%1$I = excluded.%1$I', c.column_name), ', ')
                                                                    filter (where c.column_name <> all (keys)), 'nothing')
                          end)
            from unnest(csv_refused.names) with ordinality as h (name, place)
            join csv_column as c on c.relation = csv_refused.relation and c.column_name = h.name)
        using csv_refused."rows";
        return;
    exception
        when others then
            get stacked diagnostics
                state = returned_sqlstate,
                message = message_text,
                detail = pg_exception_detail,
                hint = pg_exception_hint,
                at_table = table_name,
                at_column = column_name,
                at_constraint = constraint_name;
            -- an error that no row causes; but a policy refuses a row with the SQLSTATE of
            -- a missing privilege
            if given = 0
               or (state !~ '^(22|23)...$'
                   and state not in ('44000', '54000', '55000', 'P0001')
                   and not (state = '42501' and row_security_active(csv_refused.relation)))
            then
                raise;
            end if;
    end;
    if given = 1 then
        place := csv_refused.first;
        if at_table <> csv_refused.relation then
            at_column := '';
            at_constraint := '';
        end if;
        return next;
        return;
    end if;
    for start in 1 .. given by part loop
        return query
        select r.place, r.state, r.message, r.detail, r.hint, r.at_column, r.at_constraint
        from csv_refused(csv_refused.relation, csv_refused.names,
                         csv_refused."rows"[start:start + part - 1], csv_refused.first + start - 1, csv_refused.replacing) as r;
    end loop;
end
$_$;


--
-- Name: FUNCTION csv_refused(relation text, names text[], rows text[], first integer, replacing boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) IS '内部函数：插入各行，返回表所拒绝的各行及其原因（未拒绝的行留在表中）；与行无关的错误照常报出 / Internal: inserts rows and returns those that the table refuses, with what it says; the others stay in it. What is no fault of a row is an error';


--
-- Name: csv_written(text, text, text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.csv_written(relation text, file text, names text[]) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT
                 CASE
                     WHEN (c.required OR f.filled) THEN h.name
                     ELSE NULL::text
                 END AS "case"
            FROM ((unnest(csv_written.names) WITH ORDINALITY h(name, place)
              LEFT JOIN small.csv_column c ON (((c.relation = csv_written.relation) AND (c.column_name = h.name))))
              LEFT JOIN ( SELECT x.place,
                     bool_or((x.cell IS NOT NULL)) AS filled
                    FROM (( SELECT r_1.cells
                            FROM small.csv_row(csv_written.file) r_1(line, cells, broken)
                           ORDER BY r_1.line
                          OFFSET 1) r
                      CROSS JOIN LATERAL unnest(r.cells) WITH ORDINALITY x(cell, place))
                   GROUP BY x.place) f ON ((f.place = h.place)))
           ORDER BY h.place) AS names;
END;


--
-- Name: FUNCTION csv_written(relation text, file text, names text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.csv_written(relation text, file text, names text[]) IS '内部函数：要写入的各列，各行均为空白的选填列除外（为空） / Internal: the columns that are written; NULL for an optional one that is blank in every row';


--
-- Name: exemption; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.exemption (
    unit text NOT NULL,
    item text NOT NULL,
    first_month date NOT NULL,
    last_month date,
    reason text NOT NULL,
    CONSTRAINT exemption_first_month_is_first_day CHECK (((first_month >= '1990-01-01'::date) AND (first_month <= '2199-12-31'::date) AND (EXTRACT(day FROM first_month) = (1)::numeric))),
    CONSTRAINT exemption_last_month_is_first_day CHECK (((last_month >= '1990-01-01'::date) AND (last_month <= '2199-12-31'::date) AND (EXTRACT(day FROM last_month) = (1)::numeric))),
    CONSTRAINT exemption_months_in_order CHECK ((last_month >= first_month)),
    CONSTRAINT exemption_reason_is_text CHECK (xcedu.is_text(reason, 'exemption'::text, 'reason'::text, 10000)),
    CONSTRAINT exemption_reason_not_blank CHECK ((reason ~ '\S'::text))
);


--
-- Name: TABLE exemption; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.exemption IS '豁免：单位在若干月份不适用某考核内容 / Exemptions: items that a unit is excused from';


--
-- Name: COLUMN exemption.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.exemption.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN exemption.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.exemption.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN exemption.first_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.exemption.first_month IS '豁免首月 / First month of the exemption';


--
-- Name: COLUMN exemption.last_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.exemption.last_month IS '豁免末月，空为一直有效 / Last month of the exemption; NULL if it does not end';


--
-- Name: COLUMN exemption.reason; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.exemption.reason IS '豁免理由 / Reason for the exemption';


--
-- Name: exempt_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.exempt_of(month date) RETURNS TABLE(unit text, item text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT DISTINCT x.unit,
     x.item
    FROM small.exemption x
   WHERE small.in_force(exempt_of.month, x.first_month, x.last_month);
END;


--
-- Name: FUNCTION exempt_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.exempt_of(month date) IS '某月的豁免 / The exemptions of a month';


--
-- Name: mark; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.mark (
    unit text NOT NULL,
    item text NOT NULL,
    month date NOT NULL,
    score numeric,
    deduction numeric,
    reason text,
    rater text DEFAULT ''::text NOT NULL,
    CONSTRAINT mark_deduction_within_range CHECK (((deduction >= (0)::numeric) AND (deduction <= (1000)::numeric) AND (min_scale(deduction) <= 6))),
    CONSTRAINT mark_month_is_first_day CHECK (((month >= '1990-01-01'::date) AND (month <= '2199-12-31'::date) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT mark_rater_is_code CHECK (((rater = ''::text) OR xcedu.is_code(rater, 'mark'::text, 'rater'::text))),
    CONSTRAINT mark_reason_is_text CHECK (xcedu.is_text(reason, 'mark'::text, 'reason'::text, 10000)),
    CONSTRAINT mark_score_or_deduction CHECK ((num_nonnulls(score, deduction) = 1)),
    CONSTRAINT mark_score_within_range CHECK (((score >= (0)::numeric) AND (score <= (1000)::numeric) AND (min_scale(score) <= 6)))
);


--
-- Name: TABLE mark; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.mark IS '重点任务的月度评分，得分或扣分二者填一 / Monthly marks on key tasks, given as a score or as a deduction';


--
-- Name: COLUMN mark.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN mark.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.item IS '考核内容代码（mark 类） / Code of an item of kind mark';


--
-- Name: COLUMN mark.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.month IS '月份（该期首月的1日） / Month, the first of its period, as its first day';


--
-- Name: COLUMN mark.score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.score IS '得分，0至满分 / Score, from 0 to full marks; NULL if a deduction is given';


--
-- Name: COLUMN mark.deduction; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.deduction IS '扣分，0至满分 / Deduction, from 0 to full marks; NULL if a score is given';


--
-- Name: COLUMN mark.reason; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.reason IS '评分理由 / Reason for the mark';


--
-- Name: COLUMN mark.rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.mark.rater IS '评分人代码，一人评分的为空串 / Code of who gave the mark; the empty string where an item has one rater';


--
-- Name: mean_mark_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.mean_mark_of(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, rater text, title text, points numeric, why text, clause text, first_month date, last_month date, trimmed boolean)
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT m.unit,
     m.item,
     m.rater,
     m.title,
         CASE
             WHEN m.trimmed THEN (0)::numeric
             ELSE (((round((((m.nth)::numeric * m.start) / (m.counted)::numeric), 6) - round(((((m.nth - 1))::numeric * m.start) / (m.counted)::numeric), 6)) - round((m.total / (m.counted)::numeric), 6)) + round(((m.total - m.given) / (m.counted)::numeric), 6))
         END AS "case",
     (format('评分 %s'::text, trim_scale(m.given)) ||
         CASE
             WHEN (NOT m.trimmed) THEN format('，计入 %s 人评分的平均'::text, m.counted)
             WHEN (m.nth = 0) THEN '，为最高分，去掉'::text
             ELSE '，为最低分，去掉'::text
         END),
     m.clause,
     m.first_month,
     m.last_month,
     m.trimmed
    FROM ( SELECT r.unit,
             r.item,
             r.rater,
             r.title,
             r.start,
             r.given,
             r.clause,
             r.first_month,
             r.last_month,
             (r.ends AND ((r.nth = 1) OR (r.nth = r.marks))) AS trimmed,
                 CASE
                     WHEN r.ends THEN (r.nth - 1)
                     ELSE r.nth
                 END AS nth,
                 CASE
                     WHEN r.ends THEN (r.marks - 2)
                     ELSE r.marks
                 END AS counted,
                 CASE
                     WHEN r.ends THEN (r.total - r.best)
                     ELSE r.total
                 END AS total
            FROM ( SELECT k.unit,
                     k.item,
                     k.rater,
                     COALESCE(k.reason, '月度评分'::text) AS title,
                     COALESCE(si.start, (0)::numeric) AS start,
                     g.given,
                     COALESCE(si.standard, si.clause) AS clause,
                     si.first_month,
                     si.last_month,
                     ((si.raters = 'trimmed_mean'::text) AND (count(*) OVER (PARTITION BY k.unit, k.item) >= 3)) AS ends,
                     count(*) OVER (PARTITION BY k.unit, k.item) AS marks,
                     row_number() OVER best_first AS nth,
                     sum(g.given) OVER best_first AS total,
                     first_value(g.given) OVER best_first AS best
                    FROM ((small.mark k
                      JOIN small.scheme_item si ON ((si.item = k.item)))
                      CROSS JOIN LATERAL ( SELECT COALESCE(k.score, (COALESCE(si.cap, si.start, (0)::numeric) - k.deduction)) AS given) g)
                   WHERE ((k.month = mean_mark_of.month) AND (si.scheme = (mean_mark_of.scheme).scheme) AND (si.kind = 'mark'::text) AND (si.raters <> 'one'::text))
                   WINDOW best_first AS (PARTITION BY k.unit, k.item ORDER BY g.given DESC, (k.rater COLLATE "C") ROWS UNBOUNDED PRECEDING)) r) m;
END;


--
-- Name: FUNCTION mean_mark_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) IS '多人评分的各评分：每人评分在平均中所占的扣分 / Marks of several raters: what each takes off in the mean';


--
-- Name: clock; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.clock (
    clock text DEFAULT 'clock'::text NOT NULL,
    day date,
    moment timestamp with time zone,
    CONSTRAINT clock_clock_is_one CHECK ((clock = 'clock'::text)),
    CONSTRAINT clock_day_is_a_day CHECK (((day >= '1990-01-01'::date) AND (day <= '2199-12-31'::date))),
    CONSTRAINT clock_day_or_moment CHECK ((num_nonnulls(day, moment) = 1)),
    CONSTRAINT clock_moment_is_finite CHECK (isfinite(moment))
);


--
-- Name: TABLE clock; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.clock IS '本考核自己的时钟，至多一行：today() 以此为准；没有行则为服务器的时钟 / The clock of this assessment, one row at most, which today() goes by; without a row it is the server''s';


--
-- Name: COLUMN clock.clock; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.clock.clock IS '固定为 clock / Always clock';


--
-- Name: COLUMN clock.day; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.clock.day IS 'set_clock() 所设的日期，各时区相同 / The day that set_clock() has set, the same in every time zone';


--
-- Name: COLUMN clock.moment; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.clock.moment IS '副本所取的时刻，各办法按其时区定日期 / The moment that a copy is of; each scheme has its day by its time zone';


--
-- Name: today(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.today(time_zone text) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(max(c.day), ((COALESCE(max(c.moment), now()) AT TIME ZONE today.time_zone))::date) AS day
    FROM small.clock c;
END;


--
-- Name: FUNCTION today(time_zone text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.today(time_zone text) IS '某时区今天的日期；考核有自己的时钟（clock）的，以其为准 / Today''s date in a time zone, by the clock of the assessment if it has one (table clock)';


--
-- Name: task; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.task (
    unit text NOT NULL,
    task_id text NOT NULL,
    item text NOT NULL,
    month date NOT NULL,
    title text NOT NULL,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    done_on date,
    external_id text,
    CONSTRAINT task_done_not_before_issued CHECK ((done_on >= issued_on)),
    CONSTRAINT task_done_on_is_a_day CHECK (((done_on >= '1990-01-01'::date) AND (done_on <= '2199-12-31'::date))),
    CONSTRAINT task_due_not_before_issued CHECK ((due_on >= issued_on)),
    CONSTRAINT task_due_not_long_before_its_month CHECK ((due_on >= ((month - '6 mons'::interval))::date)),
    CONSTRAINT task_due_on_is_a_day CHECK (((due_on >= '1990-01-01'::date) AND (due_on <= '2199-12-31'::date))),
    CONSTRAINT task_external_id_is_code CHECK (xcedu.is_code(external_id, 'task'::text, 'external_id'::text)),
    CONSTRAINT task_issued_on_is_a_day CHECK (((issued_on >= '1990-01-01'::date) AND (issued_on <= '2199-12-31'::date))),
    CONSTRAINT task_month_is_first_day CHECK (((month >= '1990-01-01'::date) AND (month <= '2199-12-31'::date) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT task_task_id_is_code CHECK (xcedu.is_code(task_id, 'task'::text, 'task_id'::text)),
    CONSTRAINT task_title_is_text CHECK (xcedu.is_text(title, 'task'::text, 'title'::text, 10000))
);


--
-- Name: TABLE task; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.task IS '任务：报送、临时交办、督办，逾期或逾期未办即为一次未完成 / Obligations: reports, assignments, supervision notices; a breach if done after the due day, or not done once that day is past';


--
-- Name: COLUMN task.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN task.task_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.task_id IS '任务编号，在单位内唯一 / Task code, unique within the unit';


--
-- Name: COLUMN task.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.item IS '考核内容代码（breach 类） / Code of an item of kind breach';


--
-- Name: COLUMN task.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.month IS '计入月份（该期首月）：报送为所报月份，其他为到期所在 / Period in which a breach counts, by its first month: for a report the one reported on, for others the one in which it was due';


--
-- Name: COLUMN task.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.title IS '任务内容 / What is to be done';


--
-- Name: COLUMN task.issued_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.issued_on IS '下达日期 / Day of issue';


--
-- Name: COLUMN task.due_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.due_on IS '期限，含当日（按办法的时区） / Last day to do it, that day included, in the scheme''s time zone';


--
-- Name: COLUMN task.done_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.done_on IS '完成日期，空为未完成 / Day on which it was done; NULL if it is not';


--
-- Name: COLUMN task.external_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.task.external_id IS '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';


--
-- Name: deduction_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.deduction_of(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, source text, task_id text, rater text, title text, points numeric, outcome text, why text, clause text, due_on date, done_on date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT l.unit,
     l.item,
     l.source,
     l.task_id,
     l.rater,
     l.title,
         CASE
             WHEN (j.outcome = 'counted'::text) THEN l.points
             ELSE (0)::numeric
         END AS "case",
     j.outcome,
         CASE j.outcome
             WHEN 'exempt'::text THEN '该单位豁免此项，不扣分'::text
             WHEN 'not_in_stage'::text THEN '该项不在考核阶段内，不扣分'::text
             ELSE l.why
         END AS why,
     l.clause,
     l.due_on,
     l.done_on
    FROM ((( SELECT t.unit,
             t.item,
             'task'::text AS source,
             t.task_id,
             NULL::text AS rater,
             t.title,
             si.points_each AS points,
                 CASE
                     WHEN (t.done_on IS NULL) THEN '逾期未完成'::text
                     ELSE '逾期完成'::text
                 END AS why,
             COALESCE(si.standard, si.clause) AS clause,
             t.due_on,
             t.done_on,
             si.first_month,
             si.last_month,
             false AS trimmed
            FROM (small.task t
              JOIN small.scheme_item si ON ((si.item = t.item)))
           WHERE ((t.month = deduction_of.month) AND (si.scheme = (deduction_of.scheme).scheme) AND (si.kind = 'breach'::text) AND COALESCE((t.done_on > t.due_on), (t.due_on < small.today((deduction_of.scheme).time_zone))))
         UNION ALL
          SELECT k.unit,
             k.item,
             'mark'::text AS source,
             NULL::text AS task_id,
             NULL::text AS rater,
             COALESCE(k.reason, '月度评分'::text) AS title,
             (COALESCE(si.start, (0)::numeric) - COALESCE(k.score, (COALESCE(si.cap, si.start, (0)::numeric) - k.deduction))) AS points,
                 CASE
                     WHEN (k.deduction IS NOT NULL) THEN '所评扣分'::text
                     WHEN (si.start = si.cap) THEN '满分减所评得分'::text
                     ELSE '所评得分'::text
                 END AS why,
             COALESCE(si.standard, si.clause) AS clause,
             NULL::date AS due_on,
             NULL::date AS done_on,
             si.first_month,
             si.last_month,
             false AS trimmed
            FROM (small.mark k
              JOIN small.scheme_item si ON ((si.item = k.item)))
           WHERE ((k.month = deduction_of.month) AND (si.scheme = (deduction_of.scheme).scheme) AND (si.kind = 'mark'::text) AND (si.raters = 'one'::text))
         UNION ALL
          SELECT m.unit,
             m.item,
             'mark'::text AS source,
             NULL::text AS task_id,
             m.rater,
             m.title,
             m.points,
             m.why,
             m.clause,
             NULL::date AS due_on,
             NULL::date AS done_on,
             m.first_month,
             m.last_month,
             m.trimmed
            FROM (( SELECT
                    FROM small.scheme_item n
                   WHERE ((n.scheme = (deduction_of.scheme).scheme) AND (n.raters <> 'one'::text))
                  LIMIT 1) g
              CROSS JOIN LATERAL small.mean_mark_of(deduction_of.month, deduction_of.scheme) m(unit, item, rater, title, points, why, clause, first_month, last_month, trimmed))) l
      LEFT JOIN small.exempt_of(deduction_of.month) x(unit, item) ON (((x.unit = l.unit) AND (x.item = l.item))))
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (NOT small.in_force(deduction_of.month, l.first_month, l.last_month)) THEN 'not_in_stage'::text
                     WHEN (x.unit IS NOT NULL) THEN 'exempt'::text
                     WHEN l.trimmed THEN 'trimmed'::text
                     ELSE 'counted'::text
                 END AS outcome) j);
END;


--
-- Name: FUNCTION deduction_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.deduction_of(month date, scheme small.scheme) IS '某月按某办法的各笔扣分 / The points lost in a month under a scheme, a row each';


--
-- Name: sha256_of(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.sha256_of(text text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text) AS digest;
END;


--
-- Name: FUNCTION sha256_of(text text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.sha256_of(text text) IS '文本（UTF-8）的 SHA-256，十六进制 / SHA-256 of a text in UTF-8, in hexadecimal';


--
-- Name: digest_of_digests(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.digest_of_digests(of_publication small.publication) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.sha256_of(string_agg((l.line || chr(10)), ''::text ORDER BY (l.line COLLATE "C"))) AS digest
    FROM ( SELECT (small.canonical(digest_of_digests.of_publication) COLLATE "C") AS line
         UNION ALL
          SELECT s.digest AS line
            FROM small.published_score s
           WHERE ((s.month = (digest_of_digests.of_publication).month) AND (s.revision = (digest_of_digests.of_publication).revision))
         UNION ALL
          SELECT l_1.digest AS line
            FROM small.published_line l_1
           WHERE ((l_1.month = (digest_of_digests.of_publication).month) AND (l_1.revision = (digest_of_digests.of_publication).revision))
         UNION ALL
          SELECT f.digest AS line
            FROM small.published_fact f
           WHERE ((f.month = (digest_of_digests.of_publication).month) AND (f.revision = (digest_of_digests.of_publication).revision))) l;
END;


--
-- Name: FUNCTION digest_of_digests(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.digest_of_digests(of_publication small.publication) IS '内部函数：公布时由各行所带的摘要得出的摘要 / Internal: the digest of a publication that is being written, from the digests of its rows';


--
-- Name: effect_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.effect_of(month date, scheme small.scheme) RETURNS TABLE(unit text, effect text, grade text, event_id text, rule text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT e.unit,
     e.effect,
     e.grade,
     e.event_id,
     e.rule
    FROM small.credited_event_of(effect_of.month, effect_of.scheme) e(unit, event_id, rule, item, once, level, work, work_key, title, status, month, bonus, worth, repeats, plain, state, cap, effect, grade, clause, reading, occurred_on, document_no, document_on, carried_from, revoked_month)
   WHERE ((e.state = 'new'::text) AND (e.effect <> 'points'::text));
END;


--
-- Name: FUNCTION effect_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.effect_of(month date, scheme small.scheme) IS '某月按某办法的事项在计分之外的效果：last_place 名次列后、grade_at_most 等次上限（grade），每个事项一行 / What the events of a month do besides points under a scheme: last_place, or grade_at_most with its grade; a row an event';


--
-- Name: own_month(date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_month(occurred_on date, document_on date) RETURNS date
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
declare
    own constant date := period_here(own_month.occurred_on);
    documented date;
begin
    if in_later_period(own_month.document_on, own_month.occurred_on) then
        documented := period_here(own_month.document_on);
        if exists (select
                   from scheme as s
                   where s.scheme = scheme_for(month_of(own_month.occurred_on))
                         and s.late_document = 'next_month')
        then
            return least(documented, period_after(own_month.occurred_on));
        end if;
        return documented;
    end if;
    return own;
end
$$;


--
-- Name: FUNCTION own_month(occurred_on date, document_on date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_month(occurred_on date, document_on date) IS '事项所属的一期（首月）：发生日和发文日中较晚者所在的一期（R19）；文件晚于下期而办法规定失效的，为发生的下期（A16） / The period an event belongs to, by its first month: that of the later of the two days (R19), or the one after it occurred where the document is later than that and the scheme lets it lapse (A16)';


--
-- Name: event_change_problem(small.event, small.event, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) RETURNS TABLE(problem text, about text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.problem,
     p.about,
     p.hint
    FROM ( SELECT format('status cannot change from "%s" to "%s"'::text, (event_change_problem.was).status, (event_change_problem.e).status) AS problem,
             'status'::text AS about,
             'A claim is approved or rejected, and what is approved may be revoked.'::text AS hint
           WHERE (((event_change_problem.e).status <> (event_change_problem.was).status) AND (NOT (((event_change_problem.was).status = 'claimed'::text) AND ((event_change_problem.e).status = ANY (ARRAY['approved'::text, 'rejected'::text])))) AND (NOT (((event_change_problem.was).status = 'approved'::text) AND ((event_change_problem.e).status = 'revoked'::text))))
         UNION ALL
          SELECT format('rule cannot change from "%s" to "%s", a bonus does not become a penalty, nor a penalty a bonus'::text, (event_change_problem.was).rule, (event_change_problem.e).rule) AS problem,
             'rule'::text AS about,
             'Reject the claim, or delete the penalty, and enter the event anew.'::text AS hint
           WHERE (((event_change_problem.e).rule <> (event_change_problem.was).rule) AND (EXISTS ( SELECT
                    FROM small.scheme_rule sr
                   WHERE ((sr.rule = (event_change_problem.was).rule) AND (sr.bonus <> event_change_problem.bonus)))))
         UNION ALL
          SELECT format('it counts in the published month %s already, and its document is of a later month, %s'::text, (event_change_problem.was).month, small.month_of((event_change_problem.e).document_on)) AS problem,
             'document_on'::text AS about,
             'Reject this claim, which takes its points back, and enter it anew with its document.'::text AS hint
           WHERE (((event_change_problem.e).status = 'approved'::text) AND small.counted_provisionally(event_change_problem.was) AND (small.own_month((event_change_problem.e).occurred_on, (event_change_problem.e).document_on) > COALESCE((event_change_problem.was).carried_from, (event_change_problem.was).month)))
         UNION ALL
          SELECT format('revoked_month %s is published already'::text, (event_change_problem.e).revoked_month) AS problem,
             'revoked_month'::text AS about,
             'Leave revoked_month out to have the first open month filled in.'::text AS hint
           WHERE (((event_change_problem.e).revoked_month IS DISTINCT FROM (event_change_problem.was).revoked_month) AND small.is_closed((event_change_problem.e).revoked_month))) p
  LIMIT 1;
END;


--
-- Name: FUNCTION event_change_problem(was small.event, e small.event, bonus boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) IS '加减分事项的变动不符合规定之处，符合则无行 / What is wrong with a change of an event; no row if nothing is';


--
-- Name: event_of(jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.event_of(content jsonb) RETURNS small.event
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT jsonb_populate_record(NULL::small.event, content) AS event;
END;


--
-- Name: FUNCTION event_of(content jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.event_of(content jsonb) IS '由 fact_of() 的内容还原的事项 / An event from the content that fact_of() gives of it';


--
-- Name: event_points_problem(text, date, text, numeric, numeric, small.scheme_rule); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) RETURNS TABLE(problem text, about text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (r."least" IS NULL) THEN format('points %s are not set for an event of rule "%s": it has points of its own in scheme "%s"'::text, trim_scale(event_points_problem.points), r.rule, r.scheme)
             ELSE format('points %s are not within %s and %s, the range of rule "%s" in scheme "%s"'::text, trim_scale(event_points_problem.points), trim_scale(r."least"), trim_scale(r.most), r.rule, r.scheme)
         END AS problem,
     'points'::text AS about,
         CASE
             WHEN (r."least" IS NULL) THEN 'Leave points out; how many there are is the column quantity.'::text
             WHEN (r.most <= (0)::numeric) THEN 'Points off are negative.'::text
             ELSE 'The range is scheme_rule.least to scheme_rule.most.'::text
         END AS hint
    FROM ( SELECT (event_points_problem.of_rule).scheme AS scheme,
             (event_points_problem.of_rule).rule AS rule,
             (event_points_problem.of_rule).item AS item,
             (event_points_problem.of_rule).level AS level,
             (event_points_problem.of_rule).precedence AS precedence,
             (event_points_problem.of_rule).points AS points,
             (event_points_problem.of_rule)."least" AS "least",
             (event_points_problem.of_rule).most AS most,
             (event_points_problem.of_rule).cap AS cap,
             (event_points_problem.of_rule).repeat_points AS repeat_points,
             (event_points_problem.of_rule).only_for AS only_for,
             (event_points_problem.of_rule).needs_document AS needs_document,
             (event_points_problem.of_rule).effect AS effect,
             (event_points_problem.of_rule).grade AS grade,
             (event_points_problem.of_rule).clause AS clause,
             (event_points_problem.of_rule).reading AS reading,
             (event_points_problem.of_rule).once AS once,
             (event_points_problem.of_rule).bonus AS bonus) r
   WHERE ((event_points_problem.status <> 'rejected'::text) AND (event_points_problem.points IS NOT NULL) AND (((event_points_problem.points >= r."least") AND (event_points_problem.points <= r.most)) IS NOT TRUE))
 UNION ALL
  SELECT format('rule "%s" has points from %s to %s in scheme "%s", and nobody has set them'::text, r.rule, trim_scale(r."least"), trim_scale(r.most), r.scheme) AS problem,
     'points'::text AS about,
     'Who approves it sets them: review(unit, event_id, ''approved'', seen, points), or the column points.'::text AS hint
    FROM ( SELECT (event_points_problem.of_rule).scheme AS scheme,
             (event_points_problem.of_rule).rule AS rule,
             (event_points_problem.of_rule).item AS item,
             (event_points_problem.of_rule).level AS level,
             (event_points_problem.of_rule).precedence AS precedence,
             (event_points_problem.of_rule).points AS points,
             (event_points_problem.of_rule)."least" AS "least",
             (event_points_problem.of_rule).most AS most,
             (event_points_problem.of_rule).cap AS cap,
             (event_points_problem.of_rule).repeat_points AS repeat_points,
             (event_points_problem.of_rule).only_for AS only_for,
             (event_points_problem.of_rule).needs_document AS needs_document,
             (event_points_problem.of_rule).effect AS effect,
             (event_points_problem.of_rule).grade AS grade,
             (event_points_problem.of_rule).clause AS clause,
             (event_points_problem.of_rule).reading AS reading,
             (event_points_problem.of_rule).once AS once,
             (event_points_problem.of_rule).bonus AS bonus) r
   WHERE ((event_points_problem.status = ANY (ARRAY['approved'::text, 'revoked'::text])) AND (r."least" IS NOT NULL) AND (event_points_problem.points IS NULL))
 UNION ALL
  SELECT format('points %s of rule "%s" × quantity %s come to more than 100000'::text, trim_scale(j.each), (event_points_problem.of_rule).rule, trim_scale(event_points_problem.quantity)) AS problem,
     'quantity'::text AS about,
     'Check quantity: points are for each.'::text AS hint
    FROM ( SELECT COALESCE(event_points_problem.points, GREATEST(abs((event_points_problem.of_rule).points), abs((event_points_problem.of_rule).repeat_points))) AS each) j
   WHERE ((event_points_problem.status <> 'rejected'::text) AND (abs((j.each * event_points_problem.quantity)) > (100000)::numeric))
 UNION ALL
  SELECT format('rule "%s" of scheme "%s", or the item "%s" that its points go to, is not for the league "%s" of the unit'::text, r.rule, r.scheme, r.item, u.league) AS problem,
     'rule'::text AS about,
     'The leagues are in scheme_rule.only_for, and in scheme_item.only_for of the item and of those above it.'::text AS hint
    FROM (( SELECT (event_points_problem.of_rule).scheme AS scheme,
             (event_points_problem.of_rule).rule AS rule,
             (event_points_problem.of_rule).item AS item,
             (event_points_problem.of_rule).level AS level,
             (event_points_problem.of_rule).precedence AS precedence,
             (event_points_problem.of_rule).points AS points,
             (event_points_problem.of_rule)."least" AS "least",
             (event_points_problem.of_rule).most AS most,
             (event_points_problem.of_rule).cap AS cap,
             (event_points_problem.of_rule).repeat_points AS repeat_points,
             (event_points_problem.of_rule).only_for AS only_for,
             (event_points_problem.of_rule).needs_document AS needs_document,
             (event_points_problem.of_rule).effect AS effect,
             (event_points_problem.of_rule).grade AS grade,
             (event_points_problem.of_rule).clause AS clause,
             (event_points_problem.of_rule).reading AS reading,
             (event_points_problem.of_rule).once AS once,
             (event_points_problem.of_rule).bonus AS bonus) r
      JOIN LATERAL small.unit_of(event_points_problem.month) u(unit, name, league) ON ((u.unit = event_points_problem.unit)))
   WHERE ((event_points_problem.status <> 'rejected'::text) AND ((r.only_for IS NOT NULL) OR (r.scheme IN ( SELECT b.scheme
            FROM small.schemes_by_league() b(scheme)))) AND (NOT small.is_for(event_points_problem.unit, event_points_problem.month, r.scheme, r.rule)));
END;


--
-- Name: FUNCTION event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) IS '事项的分值、数量和单位组别不符合其规则之处，符合则无行 / What is wrong with the points, the quantity or the league of an event by its rule; no row if nothing is';


--
-- Name: latest_day(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.latest_day() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(max(c.day), max(((COALESCE(c.moment, now()) AT TIME ZONE s.time_zone))::date)) AS day
    FROM (small.scheme s
      LEFT JOIN small.clock c ON (true));
END;


--
-- Name: FUNCTION latest_day(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.latest_day() IS '各办法所在时区中最晚的今天；没有办法则为空 / The latest of today''s dates in the time zones of the schemes; NULL without schemes';


--
-- Name: needs_document(text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.needs_document(rule text, month date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT sr.needs_document AS needed
    FROM ((small.scheme_rule sr
      JOIN small.scheme s ON ((s.scheme = sr.scheme)))
      LEFT JOIN small.period p ON (((p.scheme = sr.scheme) AND (p.month = needs_document.month))))
   WHERE (sr.rule = needs_document.rule)
   ORDER BY (p.month IS NULL), s.issued_on DESC NULLS LAST, s.scheme
  LIMIT 1;
END;


--
-- Name: FUNCTION needs_document(rule text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.needs_document(rule text, month date) IS '某规则的事项是否须有文件方可认定（R18）：按该月的办法，否则按最新的办法 / Whether a rule''s events are approved only with a document (R18), by the scheme of the month or else the latest one';


--
-- Name: event_problem(small.event, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.event_problem(e small.event, bonus boolean) RETURNS TABLE(problem text, about text, detail text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.problem,
     p.about,
     p.detail,
     p.hint
    FROM ( SELECT format('occurred_on and document_on must be days of the calendar, not %s and %s'::text, (event_problem.e).occurred_on, COALESCE(((event_problem.e).document_on)::text, 'NULL'::text)) AS problem,
             NULL::text AS about,
             NULL::text AS detail,
             NULL::text AS hint
           WHERE ((NOT isfinite((event_problem.e).occurred_on)) OR (NOT isfinite((event_problem.e).document_on)))
         UNION ALL
          SELECT format('no scheme has the rule "%s"'::text, "left"((event_problem.e).rule, 80)) AS problem,
             'rule'::text AS about,
             NULL::text AS detail,
             'The rules are in scheme_rule.'::text AS hint
           WHERE (event_problem.bonus IS NULL)
         UNION ALL
          SELECT format('occurred_on %s is in the future'::text, (event_problem.e).occurred_on) AS problem,
             'occurred_on'::text AS about,
             NULL::text AS detail,
             'An event is entered when it has happened; a wrong year is the usual reason.'::text AS hint
           WHERE ((event_problem.e).occurred_on > small.latest_day())
         UNION ALL
          SELECT format('document_on %s is in the future'::text, (event_problem.e).document_on) AS problem,
             'document_on'::text AS about,
             NULL::text AS detail,
             'A document is entered when it has been issued; a wrong year is the usual reason.'::text AS hint
           WHERE ((event_problem.e).document_on > small.latest_day())
         UNION ALL
          SELECT (
                 CASE
                     WHEN event_problem.bonus THEN 'a bonus'::text
                     ELSE format('an event of rule "%s"'::text, "left"((event_problem.e).rule, 80))
                 END || ' is approved only with document_no and document_on'::text) AS problem,
                 CASE
                     WHEN ((event_problem.e).document_no IS NULL) THEN 'document_no'::text
                     ELSE 'document_on'::text
                 END AS about,
             small.clause_of('evidence'::text, small.month_of((event_problem.e).occurred_on)) AS detail,
             'Certificates, medals and press reports have no number: say what identifies them, for a report its medium and title.'::text AS hint
           WHERE (((event_problem.e).status = ANY (ARRAY['approved'::text, 'revoked'::text])) AND (num_nulls((event_problem.e).document_no, (event_problem.e).document_on) > 0) AND
                 CASE
                     WHEN (isfinite((event_problem.e).occurred_on) AND (isfinite((event_problem.e).document_on) IS NOT FALSE)) THEN small.needs_document((event_problem.e).rule, small.period_of(LEAST(GREATEST((event_problem.e).occurred_on, (event_problem.e).document_on), small.latest_day())))
                     ELSE NULL::boolean
                 END)
         UNION ALL
          SELECT 'a penalty cannot be revoked'::text AS problem,
             'status'::text AS about,
             NULL::text AS detail,
             'Delete it, or amend the month if that is published.'::text AS hint
           WHERE ((NOT event_problem.bonus) AND ((event_problem.e).status = 'revoked'::text))) p
  LIMIT 1;
END;


--
-- Name: FUNCTION event_problem(e small.event, bonus boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.event_problem(e small.event, bonus boolean) IS '加减分事项本身不符合规定之处，符合则无行 / What is wrong with an event by itself; no row if nothing is';


--
-- Name: event_violation(text, text, text, date, text, numeric, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) RETURNS TABLE(problem text, about text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT format('event "%s" of unit "%s": rule "%s" is not in scheme "%s" of month %s'::text, event_violation.event_id, event_violation.unit, event_violation.rule, p.scheme, p.month) AS problem,
     'rule'::text AS about,
     'Choose a rule of that scheme, or reject the claim.'::text AS hint
    FROM small.period p
   WHERE ((p.month = event_violation.month) AND (NOT (EXISTS ( SELECT
            FROM small.scheme_rule sr
           WHERE ((sr.scheme = p.scheme) AND (sr.rule = event_violation.rule))))))
 UNION ALL
  SELECT (format('event "%s" of unit "%s": '::text, event_violation.event_id, event_violation.unit) || j.problem) AS problem,
     j.about,
     j.hint
    FROM (small.scheme_rule sr
      CROSS JOIN LATERAL small.event_points_problem(event_violation.unit, event_violation.month, event_violation.status, event_violation.quantity, event_violation.points, sr.*) j(problem, about, hint))
   WHERE ((sr.scheme = small.scheme_for(event_violation.month)) AND (sr.rule = event_violation.rule));
END;


--
-- Name: FUNCTION event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) IS '加减分事项不符合当月办法之处，符合则无行 / What is wrong with an event under the scheme of its month; no row if nothing is';


--
-- Name: is_bonus(text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.is_bonus(rule text, month date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT sr.bonus
    FROM ((small.scheme_rule sr
      JOIN small.scheme s ON ((s.scheme = sr.scheme)))
      LEFT JOIN small.period p ON (((p.scheme = sr.scheme) AND (p.month = is_bonus.month))))
   WHERE (sr.rule = is_bonus.rule)
   ORDER BY (p.month IS NULL), s.issued_on DESC NULLS LAST, s.scheme
  LIMIT 1;
END;


--
-- Name: FUNCTION is_bonus(rule text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.is_bonus(rule text, month date) IS '某规则是否加分：按该月的办法，否则按最新的办法；没有办法有此规则则为空 / Whether a rule adds points, by the scheme of the month or else the latest one; NULL if no scheme has it';


--
-- Name: own_items(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_items() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT d.item
            FROM small.duty d
           WHERE (d.duty = 'section'::text)) AS items;
END;


--
-- Name: FUNCTION own_items(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_items() IS '当前角色所负责的考核内容 / The items whose section the current role is';


--
-- Name: rounded_quotient(numeric, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((sign(dividend) * sign(divisor)) * div((((2000000)::numeric * abs(dividend)) + abs(divisor)), ((2)::numeric * abs(divisor)))) * 0.000001) AS quotient;
END;


--
-- Name: FUNCTION rounded_quotient(dividend numeric, divisor numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) IS '两数之商，按精确值四舍五入到6位小数；除数为0则报错（22012） / The quotient of two numbers, rounded half away from zero to six places from the exact value; an error (22012) if divisor is 0';


--
-- Name: visible_unit; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.visible_unit WITH (security_invoker='true') AS
 SELECT u.unit,
    u.name,
    u.league,
    u.first_month,
    u.last_month
   FROM small.unit u
  WHERE ((NOT ( SELECT row_security_active(('small.task'::regclass)::oid) AS row_security_active)) OR (u.unit = ANY (ARRAY( SELECT d.unit
           FROM small.duty d
          WHERE (d.duty = 'unit'::text)))) OR (EXISTS ( SELECT
           FROM small.duty d
          WHERE (d.duty = 'secretariat'::text))));


--
-- Name: VIEW visible_unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.visible_unit IS '当前角色可见其全部事实的单位；只对这些单位计分 / The units all of whose facts the current role sees; scores are worked out for these alone';


--
-- Name: COLUMN visible_unit.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.visible_unit.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN visible_unit.name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.visible_unit.name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN visible_unit.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.visible_unit.league IS '现在的组别代码 / Code of its league now';


--
-- Name: COLUMN visible_unit.first_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.visible_unit.first_month IS '开始考核的月份 / First month in which it is assessed';


--
-- Name: COLUMN visible_unit.last_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.visible_unit.last_month IS '停止考核前的最后月份 / Last month in which it is assessed';


--
-- Name: sees_all_units(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.sees_all_units() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT u.unit
            FROM small.unit u
         EXCEPT
          SELECT w.unit
            FROM small.visible_unit w))) AS sees;
END;


--
-- Name: FUNCTION sees_all_units(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.sees_all_units() IS '当前角色是否可见所有单位的全部事实；否则不显示未公布的排名 / Whether the current role sees all facts of all units; if not, no unpublished ranking is shown to it';


--
-- Name: measure; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.measure (
    unit text NOT NULL,
    item text NOT NULL,
    month date NOT NULL,
    value numeric NOT NULL,
    target numeric,
    reason text,
    external_id text,
    CONSTRAINT measure_external_id_is_code CHECK (xcedu.is_code(external_id, 'measure'::text, 'external_id'::text)),
    CONSTRAINT measure_month_is_first_day CHECK (((month >= '1990-01-01'::date) AND (month <= '2199-12-31'::date) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT measure_reason_is_text CHECK (xcedu.is_text(reason, 'measure'::text, 'reason'::text, 10000)),
    CONSTRAINT measure_target_within_range CHECK (((target >= ('-1000000000000'::bigint)::numeric) AND (target <= ('1000000000000'::bigint)::numeric) AND (min_scale(target) <= 6))),
    CONSTRAINT measure_value_within_range CHECK (((value >= ('-1000000000000'::bigint)::numeric) AND (value <= ('1000000000000'::bigint)::numeric) AND (min_scale(value) <= 6)))
);


--
-- Name: TABLE measure; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.measure IS '数值：清点、测量或统计所得，按办法的档次得分 / Measured values: what was counted or measured, from which the bands of the scheme make points';


--
-- Name: COLUMN measure.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN measure.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.item IS '考核内容代码（measure 类） / Code of an item of kind measure';


--
-- Name: COLUMN measure.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.month IS '月份（考核期首月1日） / Month, as its first day; that of its period';


--
-- Name: COLUMN measure.value; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.value IS '数值，单位由办法规定 / The value, in the unit of measure that the rule-book says';


--
-- Name: COLUMN measure.target; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.target IS '该单位的目标、计划或基数，与目标比较的考核内容必填 / The unit''s own target, plan or base; required where the item is compared with it';


--
-- Name: COLUMN measure.reason; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.reason IS '说明 / What is to be said of it';


--
-- Name: COLUMN measure.external_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measure.external_id IS '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';


--
-- Name: measured_together(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.measured_together(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, title text, value numeric, target numeric, compared_with numeric, looked_up numeric, at_least numeric, points numeric, outcome text, compare text, against text, units bigint, place bigint, base numeric, slope numeric, clause text, external_id text)
    LANGUAGE sql STABLE STRICT ROWS 100 PARALLEL SAFE
    BEGIN ATOMIC
 SELECT m.unit,
     m.item,
     m.title,
     m.value,
     m.target,
     w.compared_with,
     w.looked_up,
     b.at_least,
     g.points,
     j.outcome,
     m.compare,
     m.against,
     m.units,
     m.place,
     b.points,
     b.slope,
     m.clause,
     m.external_id
    FROM ((((((( SELECT k.unit,
             k.item,
             COALESCE(k.reason, '数值'::text) AS title,
             k.value,
             k.target,
             k.external_id,
             si.compare,
             si.against,
             y.value AS previous,
             count(*) OVER same_league AS units,
             sum(k.value) OVER same_league AS total,
                 CASE
                     WHEN si.lowest_first THEN min(k.value) OVER same_league
                     ELSE max(k.value) OVER same_league
                 END AS best,
             rank() OVER (PARTITION BY k.item, u.league, (x.unit IS NULL) ORDER BY
                 CASE
                     WHEN si.lowest_first THEN k.value
                     ELSE (- k.value)
                 END) AS place,
             COALESCE(si.standard, si.clause) AS clause,
             v.bands,
             small.in_force(measured_together.month, si.first_month, si.last_month) AS in_stage,
             (x.unit IS NOT NULL) AS exempt,
             (((si.compare <> ALL (ARRAY['place'::text, 'percentile'::text])) AND COALESCE((si.against <> ALL (ARRAY['mean'::text, 'best'::text])), true)) OR ( SELECT small.sees_all_units() AS sees_all_units) OR (k.item = ANY (( SELECT small.own_items() AS own_items)::text[]))) AS known
            FROM (((((small.measure k
              JOIN small.scheme_item si ON ((si.item = k.item)))
              JOIN small.unit_of(measured_together.month) u(unit, name, league) ON ((u.unit = k.unit)))
              LEFT JOIN small.exempt_of(measured_together.month) x(unit, item) ON (((x.unit = k.unit) AND (x.item = k.item))))
              LEFT JOIN ( SELECT s.item,
                     array_agg(s.*) AS bands
                    FROM small.scheme_band s
                   WHERE (s.scheme = (measured_together.scheme).scheme)
                   GROUP BY s.item) v ON ((v.item = k.item)))
              LEFT JOIN small.measure y ON (((si.against = 'previous'::text) AND (y.unit = k.unit) AND (y.item = k.item) AND (y.month = ( SELECT max(p.month) AS max
                    FROM small.period p
                   WHERE (p.month < measured_together.month))))))
           WHERE ((k.month = measured_together.month) AND (si.scheme = (measured_together.scheme).scheme) AND (si.kind = 'measure'::text))
           WINDOW same_league AS (PARTITION BY k.item, u.league, (x.unit IS NULL))) m
      CROSS JOIN LATERAL ( SELECT
                 CASE m.against
                     WHEN 'target'::text THEN m.target
                     WHEN 'previous'::text THEN m.previous
                     WHEN 'mean'::text THEN m.total
                     WHEN 'best'::text THEN m.best
                     ELSE NULL::numeric
                 END AS amount,
                 CASE
                     WHEN (m.against = 'mean'::text) THEN m.units
                     ELSE (1)::bigint
                 END AS of_units
          OFFSET 0) a)
      CROSS JOIN LATERAL ( SELECT
                 CASE m.compare
                     WHEN 'value'::text THEN m.value
                     WHEN 'difference'::text THEN ((m.value * (a.of_units)::numeric) - a.amount)
                     WHEN 'ratio'::text THEN ((m.value * (a.of_units)::numeric) * sign(a.amount))
                     ELSE (m.place)::numeric
                 END AS amount,
                 CASE m.compare
                     WHEN 'difference'::text THEN (a.of_units)::numeric
                     WHEN 'ratio'::text THEN abs(a.amount)
                     WHEN 'percentile'::text THEN (m.units)::numeric
                     ELSE (1)::numeric
                 END AS per
          OFFSET 0) q)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (NOT m.in_stage) THEN 'not_in_stage'::text
                     WHEN m.exempt THEN 'exempt'::text
                     WHEN (NOT m.known) THEN 'not_known'::text
                     WHEN ((m.compare = ANY (ARRAY['difference'::text, 'ratio'::text])) AND ((a.amount IS NULL) OR (q.per = (0)::numeric))) THEN 'nothing_to_compare'::text
                     ELSE 'counted'::text
                 END AS outcome
          OFFSET 0) j)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (j.outcome = ANY (ARRAY['counted'::text, 'nothing_to_compare'::text])) THEN small.rounded_quotient(a.amount, (a.of_units)::numeric)
                     ELSE NULL::numeric
                 END AS compared_with,
                 CASE
                     WHEN (j.outcome = 'counted'::text) THEN small.rounded_quotient(q.amount, q.per)
                     ELSE NULL::numeric
                 END AS looked_up
          OFFSET 0) w)
      LEFT JOIN LATERAL ( SELECT s.at_least,
             s.points,
             s.slope
            FROM unnest(m.bands) s(scheme, item, at_least, points, slope)
           WHERE ((j.outcome = 'counted'::text) AND ((s.at_least * q.per) <= q.amount))
           ORDER BY s.at_least DESC
          LIMIT 1) b ON (true))
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (j.outcome = 'not_known'::text) THEN NULL::numeric
                     WHEN (b.at_least IS NULL) THEN (0)::numeric
                     ELSE GREATEST(LEAST(small.rounded_quotient(((b.points * q.per) + (b.slope * (q.amount - (b.at_least * q.per)))), q.per), (100000)::numeric), ('-100000'::integer)::numeric)
                 END AS points
          OFFSET 0) g);
END;


--
-- Name: FUNCTION measured_together(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.measured_together(month date, scheme small.scheme) IS '内部函数：measured_of 的各数，该月有数值时才计算 / Internal: the numbers of measured_of, worked out when the month has values';


--
-- Name: measured_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.measured_of(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, title text, value numeric, target numeric, compared_with numeric, looked_up numeric, at_least numeric, points numeric, outcome text, why text, clause text, external_id text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT m.unit,
     m.item,
     m.title,
     m.value,
     m.target,
     m.compared_with,
     m.looked_up,
     m.at_least,
     m.points,
     m.outcome,
     (format('数值 %s'::text, trim_scale(m.value)) ||
         CASE m.outcome
             WHEN 'not_in_stage'::text THEN '；该项不在考核阶段内，不计分'::text
             WHEN 'exempt'::text THEN '；该单位豁免此项，不计分'::text
             WHEN 'not_known'::text THEN '；须与其他单位比较，公布后可见'::text
             WHEN 'nothing_to_compare'::text THEN
             CASE
                 WHEN (m.compared_with IS NULL) THEN '；上期没有数值可比，按不适用计'::text
                 ELSE format('；%s为0，不能求比，按不适用计'::text, a.title)
             END
             ELSE (
             CASE m.compare
                 WHEN 'value'::text THEN ''::text
                 WHEN 'place'::text THEN format('，本组 %s 个单位中第 %s 名'::text, m.units, m.place)
                 WHEN 'percentile'::text THEN format('，本组 %s 个单位中第 %s 名，位次 %s'::text, m.units, m.place, trim_scale(m.looked_up))
                 ELSE format('，与%s %s 之%s %s'::text, a.title, trim_scale(m.compared_with),
                 CASE m.compare
                     WHEN 'difference'::text THEN '差'::text
                     ELSE '比'::text
                 END, trim_scale(m.looked_up))
             END ||
             CASE
                 WHEN (m.at_least IS NULL) THEN '；低于所有档次，计 0 分'::text
                 ELSE ((format('；%s 起一档：%s'::text, trim_scale(m.at_least), trim_scale(m.base)) ||
                 CASE
                     WHEN (m.slope <> (0)::numeric) THEN format(' %s %s × (%s %s %s) = %s'::text,
                     CASE
                         WHEN (m.slope < (0)::numeric) THEN '−'::text
                         ELSE '+'::text
                     END, trim_scale(abs(m.slope)), trim_scale(m.looked_up),
                     CASE
                         WHEN (m.at_least < (0)::numeric) THEN '+'::text
                         ELSE '−'::text
                     END, trim_scale(abs(m.at_least)), trim_scale(m.points))
                     ELSE ''::text
                 END) || ' 分'::text)
             END)
         END),
     m.clause,
     m.external_id
    FROM ((( SELECT k.month
            FROM small.measure k
           WHERE (k.month = measured_of.month)
          LIMIT 1) g
      CROSS JOIN LATERAL small.measured_together(g.month, measured_of.scheme) m(unit, item, title, value, target, compared_with, looked_up, at_least, points, outcome, compare, against, units, place, base, slope, clause, external_id))
      CROSS JOIN LATERAL ( SELECT
                 CASE m.against
                     WHEN 'target'::text THEN '目标'::text
                     WHEN 'previous'::text THEN '上期'::text
                     WHEN 'mean'::text THEN '本组平均'::text
                     WHEN 'best'::text THEN '本组最好'::text
                     ELSE NULL::text
                 END AS title) a);
END;


--
-- Name: FUNCTION measured_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.measured_of(month date, scheme small.scheme) IS '某月按某办法的各项数值及其得分 / The measured values of a month under a scheme and what each gives, a row each';


--
-- Name: own_line_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_line_of(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, source text, points numeric, taken_back numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT d.unit,
     d.item,
     d.source,
     (- d.points),
     0
    FROM (( SELECT) once
      CROSS JOIN small.deduction_of(own_line_of.month, own_line_of.scheme) d(unit, item, source, task_id, rater, title, points, outcome, why, clause, due_on, done_on))
 UNION ALL
  SELECT m.unit,
     m.item,
         CASE
             WHEN (m.outcome = ANY (ARRAY['nothing_to_compare'::text, 'not_known'::text])) THEN m.outcome
             ELSE 'measure'::text
         END AS source,
     m.points,
     0
    FROM (( SELECT) once
      CROSS JOIN small.measured_of(own_line_of.month, own_line_of.scheme) m(unit, item, title, value, target, compared_with, looked_up, at_least, points, outcome, why, clause, external_id))
 UNION ALL
  SELECT e.unit,
     e.item,
     'event'::text AS source,
         CASE
             WHEN (e.bonus AND (k.points < (0)::numeric)) THEN (0)::numeric
             ELSE k.points
         END AS points,
         CASE
             WHEN (e.bonus AND (k.points < (0)::numeric)) THEN k.points
             ELSE (0)::numeric
         END AS "case"
    FROM (small.weighed_event_of(own_line_of.month, own_line_of.scheme) e(unit, event_id, rule, item, level, work, title, status, bonus, worth, repeats, plain, state, cap, clause, reading, occurred_on, document_no, document_on, carried_from, place, first_id, kept, kept_by, outcome, points, so_far)
      CROSS JOIN LATERAL ( SELECT small.points_within_cap(e.state, e.points, e.so_far, e.cap) AS points) k)
   WHERE (e.item IS NOT NULL);
END;


--
-- Name: FUNCTION own_line_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_line_of(month date, scheme small.scheme) IS '某月按某办法的各笔得失分，不论来源 / The lines of each item in a month under a scheme, whatever they come from';


--
-- Name: start_in(text, numeric, numeric, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (state = 'assessed'::text) THEN COALESCE(start, (0)::numeric)
             WHEN (state = 'not_known'::text) THEN NULL::numeric
             WHEN (state = 'unmarked'::text) THEN
             CASE unmarked
                 WHEN 'full_marks'::text THEN COALESCE(cap, start, (0)::numeric)
                 WHEN 'zero'::text THEN (0)::numeric
                 ELSE NULL::numeric
             END
             WHEN (not_applicable = 'full_marks'::text) THEN COALESCE(cap, start, (0)::numeric)
             ELSE (0)::numeric
         END AS start;
END;


--
-- Name: FUNCTION start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) IS '某考核内容在某种情形下的起始分；尚未评分或不可知而没有总分的为空 / What an item starts with in a state; NULL while it is not marked or not known, and so has no score';


--
-- Name: visible_unit_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.visible_unit_of(month date) RETURNS TABLE(unit text, name text, league text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT u.unit,
     COALESCE(w.name, u.name) AS "coalesce",
     COALESCE(w.league, u.league) AS "coalesce"
    FROM (small.visible_unit u
      LEFT JOIN LATERAL ( SELECT y.name,
             y.league
            FROM small.unit_until y
           WHERE ((y.unit = u.unit) AND (y.last_month >= visible_unit_of.month))
           ORDER BY y.last_month
          LIMIT 1) w ON (true))
   WHERE small.in_force(visible_unit_of.month, u.first_month, u.last_month);
END;


--
-- Name: FUNCTION visible_unit_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.visible_unit_of(month date) IS '某月被考核、当前角色可见其全部事实的单位，及其当时的名称和组别 / The units assessed in a month all of whose facts the current role sees, with their names and leagues of then';


--
-- Name: ledger; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.ledger (
    task_no integer NOT NULL,
    item text NOT NULL,
    title text NOT NULL,
    goal text,
    CONSTRAINT ledger_goal_is_text CHECK (xcedu.is_text(goal, 'ledger'::text, 'goal'::text, 100000)),
    CONSTRAINT ledger_task_no_positive CHECK ((task_no > 0)),
    CONSTRAINT ledger_title_is_text CHECK (xcedu.is_text(title, 'ledger'::text, 'title'::text, 100000))
);


--
-- Name: TABLE ledger; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.ledger IS '任务分解台账：具体任务（“细化分解为90项具体任务”） / The ledger of concrete tasks';


--
-- Name: COLUMN ledger.task_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger.task_no IS '任务序号 / Number of the task';


--
-- Name: COLUMN ledger.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger.item IS '所属考核内容代码 / Code of the item that it belongs to';


--
-- Name: COLUMN ledger.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger.title IS '任务内容 / What is to be done';


--
-- Name: COLUMN ledger.goal; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger.goal IS '所属一级或二级目标 / The first- or second-level goal that it serves';


--
-- Name: ledger_unit; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.ledger_unit (
    task_no integer NOT NULL,
    unit text NOT NULL
);


--
-- Name: TABLE ledger_unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.ledger_unit IS '台账任务的承担单位 / Who carries each ledger task';


--
-- Name: COLUMN ledger_unit.task_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger_unit.task_no IS '任务序号 / Number of the ledger task';


--
-- Name: COLUMN ledger_unit.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ledger_unit.unit IS '承担单位代码 / Code of a unit that carries it';


--
-- Name: carried_item; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.carried_item WITH (security_invoker='true') AS
 SELECT DISTINCT lu.unit,
    l.item
   FROM (small.ledger_unit lu
     JOIN small.ledger l ON ((l.task_no = lu.task_no)));


--
-- Name: VIEW carried_item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.carried_item IS '单位承担台账任务的考核内容 / The items under which a unit carries ledger tasks';


--
-- Name: COLUMN carried_item.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.carried_item.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN carried_item.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.carried_item.item IS '考核内容代码 / Item code';


--
-- Name: rolled_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rolled_of(month date, scheme small.scheme) RETURNS TABLE(unit text, items xcedu.rolled_item[], states text[], missing bigint, assessed_percent numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT g.unit,
     xcedu.roll_up(g.item, g.parent, COALESCE(g.start, (0)::numeric),
         CASE
             WHEN g.left_out THEN NULL::numeric
             ELSE g.floor
         END, g.cap, g.weight, (
         CASE
             WHEN (g.left_out AND (g.not_applicable = 'renormalise'::text)) THEN 0
             ELSE NULL::integer
         END)::numeric,
         CASE
             WHEN (g.start IS NULL) THEN NULL::numeric
             ELSE COALESCE(g.points, (0)::numeric)
         END, g.taken_back) AS roll_up,
     array_agg(g.state ORDER BY (g.item COLLATE "C")) AS array_agg,
     count(*) FILTER (WHERE (g.state = 'unmarked'::text)) AS count,
         CASE
             WHEN (sum(g.worth) FILTER (WHERE (g.state = ANY (ARRAY['assessed'::text, 'unmarked'::text, 'not_known'::text]))) > (0)::numeric) THEN (((100)::numeric * sum(g.worth) FILTER (WHERE (g.state = ANY (ARRAY['assessed'::text, 'unmarked'::text, 'not_known'::text])))) / sum(g.worth))
             WHEN bool_or(((g.worth IS NOT NULL) AND (g.state = ANY (ARRAY['assessed'::text, 'unmarked'::text, 'not_known'::text])))) THEN (100)::numeric
             WHEN bool_or((g.worth IS NOT NULL)) THEN (0)::numeric
             WHEN bool_or((g.kind = 'event'::text)) THEN (100)::numeric
             ELSE (0)::numeric
         END AS "case"
    FROM ( SELECT c.unit,
             c.item,
             c.parent,
             c.kind,
             c.floor,
             c.cap,
             c.weight,
             c.points,
             c.taken_back,
             c.state,
             c.not_applicable,
                 CASE
                     WHEN (c.kind = ANY (ARRAY['breach'::text, 'mark'::text, 'measure'::text])) THEN GREATEST(COALESCE(c.cap, c.start), (0)::numeric)
                     ELSE NULL::numeric
                 END AS worth,
             ((c.state <> ALL (ARRAY['assessed'::text, 'unmarked'::text, 'not_known'::text])) AND (c.not_applicable <> 'full_marks'::text)) AS left_out,
             small.start_in(c.state, c.start, c.cap, c.not_applicable, c.unmarked) AS start
            FROM ( SELECT u.unit,
                     si.item,
                     si.parent,
                     si.kind,
                     si.start,
                     si.floor,
                     si.cap,
                     si.weight,
                     d.points,
                     d.taken_back,
                     COALESCE(si.not_applicable, (rolled_of.scheme).not_applicable) AS not_applicable,
                     COALESCE(si.unmarked, (rolled_of.scheme).unmarked) AS unmarked,
                     j.state
                    FROM ((((((small.tree_of((rolled_of.scheme).scheme) t(item, part, only_for, level)
                      JOIN small.scheme_item si ON (((si.scheme = (rolled_of.scheme).scheme) AND (si.item = t.item))))
                      JOIN small.visible_unit_of(rolled_of.month) u(unit, name, league) ON (((t.only_for IS NULL) OR (u.league = ANY (t.only_for)))))
                      LEFT JOIN small.exempt_of(rolled_of.month) x(unit, item) ON (((x.unit = u.unit) AND (x.item = si.item))))
                      LEFT JOIN small.carried_item c_1 ON (((c_1.unit = u.unit) AND (c_1.item = si.item))))
                      LEFT JOIN ( SELECT l.unit,
                             l.item,
                             count(*) FILTER (WHERE (l.source <> 'event'::text)) AS lines,
                             count(*) FILTER (WHERE (l.source = ANY (ARRAY['mark'::text, 'measure'::text, 'nothing_to_compare'::text, 'not_known'::text]))) AS marks,
                             max(l.source) FILTER (WHERE (l.source = ANY (ARRAY['nothing_to_compare'::text, 'not_known'::text]))) AS without_points,
                             sum(l.points) AS points,
                             sum(l.taken_back) AS taken_back
                            FROM small.own_line_of(rolled_of.month, rolled_of.scheme) l(unit, item, source, points, taken_back)
                           GROUP BY l.unit, l.item) d ON (((d.unit = u.unit) AND (d.item = si.item))))
                      CROSS JOIN LATERAL ( SELECT
                                 CASE
                                     WHEN (si.kind = ANY (ARRAY['group'::text, 'event'::text])) THEN 'assessed'::text
                                     WHEN (NOT small.in_force(rolled_of.month, si.first_month, si.last_month)) THEN 'not_in_stage'::text
                                     WHEN (x.unit IS NOT NULL) THEN 'exempt'::text
                                     WHEN ((si.leagues IS NOT NULL) AND (u.league <> ALL (si.leagues)) AND (c_1.unit IS NULL) AND (COALESCE(d.lines, (0)::bigint) = 0)) THEN 'not_assigned'::text
                                     WHEN ((si.kind = ANY (ARRAY['mark'::text, 'measure'::text])) AND (COALESCE(d.marks, (0)::bigint) = 0)) THEN 'unmarked'::text
                                     WHEN (d.without_points IS NOT NULL) THEN d.without_points
                                     ELSE 'assessed'::text
                                 END AS state
                          OFFSET 0) j)) c) g
   GROUP BY g.unit;
END;


--
-- Name: FUNCTION rolled_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rolled_of(month date, scheme small.scheme) IS '某月按某办法的各单位考核内容树的汇总，每单位一行 / The tree of each unit rolled up, of a month under a scheme: a row a unit';


--
-- Name: item_score_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.item_score_of(month date, scheme small.scheme) RETURNS TABLE(unit text, item text, parent text, kind text, part text, start numeric, own numeric, children numeric, score numeric, out_of numeric, brings numeric, taken_back numeric, coverage text, marked boolean, cap numeric, value numeric, starts_with numeric, level integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT r.unit,
     i.item,
     si.parent,
     si.kind,
     t.part,
     COALESCE(si.start, (0)::numeric) AS "coalesce",
     i.own,
     i.children,
         CASE
             WHEN ((i.state = ANY (ARRAY['assessed'::text, 'unmarked'::text, 'not_known'::text])) OR (COALESCE(si.not_applicable, (item_score_of.scheme).not_applicable) = 'full_marks'::text)) THEN i.value
             ELSE NULL::numeric
         END AS "case",
     i.out_of,
     i.brings,
     i.taken_back,
         CASE
             WHEN (i.state = ANY (ARRAY['unmarked'::text, 'not_known'::text])) THEN 'assessed'::text
             ELSE i.state
         END AS state,
     (i.state <> 'unmarked'::text),
     si.cap,
     i.value,
     small.start_in(i.state, si.start, si.cap, COALESCE(si.not_applicable, (item_score_of.scheme).not_applicable), COALESCE(si.unmarked, (item_score_of.scheme).unmarked)) AS start_in,
     t.level
    FROM (((small.rolled_of(item_score_of.month, item_score_of.scheme) r(unit, items, states, missing, assessed_percent)
      CROSS JOIN LATERAL UNNEST(r.items, r.states) i(item, own, children, value, out_of, brings, taken_back, state))
      JOIN small.scheme_item si ON (((si.scheme = (item_score_of.scheme).scheme) AND (si.item = i.item))))
      JOIN small.tree_of((item_score_of.scheme).scheme) t(item, part, only_for, level) ON ((t.item = i.item)));
END;


--
-- Name: FUNCTION item_score_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.item_score_of(month date, scheme small.scheme) IS '某月按某办法的各单位各项得分，含各级分组和总分 / The score of each unit on each item, groups and the total too, in a month under a scheme';


--
-- Name: line_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.line_of(month date, scheme small.scheme) RETURNS TABLE(unit text, part text, parent text, item text, kind text, rule text, source text, title text, points numeric, clause text, why text, level integer, place integer, step integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT i.unit,
     i.part,
     i.parent,
     i.item,
     l.kind,
     NULL::text AS rule,
     NULL::text AS source,
     it.title,
     l.points,
     COALESCE(si.standard, si.clause,
         CASE
             WHEN ((i.parent IS NULL) OR (i.part = 'base'::text)) THEN p.clause
             ELSE NULL::text
         END) AS clause,
     l.why,
     i.level,
     si.place,
     l.step
    FROM ((((small.item_score_of(line_of.month, line_of.scheme) i(unit, item, parent, kind, part, start, own, children, score, out_of, brings, taken_back, coverage, marked, cap, value, starts_with, level)
      JOIN small.scheme_item si ON (((si.scheme = (line_of.scheme).scheme) AND (si.item = i.item))))
      JOIN small.item it ON ((it.item = i.item)))
      LEFT JOIN small.provision p ON (((p.scheme = (line_of.scheme).scheme) AND (p.provision = 'base'::text))))
      CROSS JOIN LATERAL ( SELECT 1 AS step,
                 CASE
                     WHEN (i.start = i.cap) THEN 'full_marks'::text
                     ELSE 'start'::text
                 END AS kind,
             i.start AS points,
             (
                 CASE
                     WHEN (i.start = i.cap) THEN '满分'::text
                     ELSE '起始分'::text
                 END ||
                 CASE i.coverage
                     WHEN 'not_in_stage'::text THEN '；不在考核阶段内'::text
                     WHEN 'exempt'::text THEN '；该单位豁免此项'::text
                     WHEN 'not_assigned'::text THEN '；该单位未承担此项任务'::text
                     WHEN 'nothing_to_compare'::text THEN '；没有可比的数值'::text
                     ELSE ''::text
                 END) AS why
           WHERE (i.start <> (0)::numeric)
         UNION ALL
          SELECT 3 AS step,
                 CASE
                     WHEN i.marked THEN 'not_applicable'::text
                     ELSE 'unmarked'::text
                 END AS kind,
             (i.starts_with - i.start) AS points,
                 CASE
                     WHEN (NOT i.marked) THEN (
                     CASE si.kind
                         WHEN 'measure'::text THEN '尚无数值'::text
                         ELSE '尚未评分'::text
                     END ||
                     CASE COALESCE(si.unmarked, (line_of.scheme).unmarked)
                         WHEN 'incomplete'::text THEN '，当月没有总分'::text
                         WHEN 'zero'::text THEN '，按零分计'::text
                         ELSE '，按满分计'::text
                     END)
                     ELSE
                     CASE COALESCE(si.not_applicable, (line_of.scheme).not_applicable)
                         WHEN 'full_marks'::text THEN '不适用，按满分计'::text
                         WHEN 'renormalise'::text THEN '不适用，不计入上级，其余内容按比例折算'::text
                         ELSE '不适用，不计分，不折算'::text
                     END
                 END AS why
           WHERE ((NOT i.marked) OR (i.starts_with <> i.start))
         UNION ALL
          SELECT 4 AS step,
                 CASE
                     WHEN (j.points > (0)::numeric) THEN 'floor'::text
                     ELSE 'cap'::text
                 END AS kind,
             j.points,
                 CASE
                     WHEN (j.points < (0)::numeric) THEN format('封顶，不超过 %s 分'::text, trim_scale(i.cap))
                     WHEN (si.floor = (0)::numeric) THEN '扣完为止，超出的扣分不计'::text
                     ELSE format('不低于 %s 分'::text, trim_scale(si.floor))
                 END AS why
            FROM ( SELECT ((((i.value - i.taken_back) - i.starts_with) - i.own) - i.children) AS points) j
           WHERE (j.points <> (0)::numeric)
         UNION ALL
          SELECT 5 AS step,
             'weight'::text AS kind,
             (i.brings - i.value) AS points,
             format('按权重折算：%s × %s ÷ %s'::text, trim_scale(si.weight), trim_scale(i.value), trim_scale(i.out_of)) AS why
           WHERE (i.brings <> i.value)) l)
 UNION ALL
  SELECT d.unit,
     t.part,
     si.parent,
     d.item,
         CASE
             WHEN (d.points < (0)::numeric) THEN 'earned'::text
             ELSE 'deduction'::text
         END AS kind,
     NULL::text AS rule,
     COALESCE(d.task_id, d.rater) AS source,
     d.title,
     (- d.points) AS points,
     d.clause,
     d.why,
     t.level,
     si.place,
     2 AS step
    FROM (((small.deduction_of(line_of.month, line_of.scheme) d(unit, item, source, task_id, rater, title, points, outcome, why, clause, due_on, done_on)
      JOIN small.visible_unit_of(line_of.month) w(unit, name, league) ON ((w.unit = d.unit)))
      JOIN small.scheme_item si ON (((si.scheme = (line_of.scheme).scheme) AND (si.item = d.item))))
      JOIN small.tree_of((line_of.scheme).scheme) t(item, part, only_for, level) ON (((t.item = d.item) AND ((t.only_for IS NULL) OR (w.league = ANY (t.only_for))))))
 UNION ALL
  SELECT m.unit,
     t.part,
     si.parent,
     m.item,
     'measure'::text AS kind,
     NULL::text AS rule,
     m.external_id AS source,
     m.title,
     m.points,
     m.clause,
     m.why,
     t.level,
     si.place,
     2 AS step
    FROM (((small.measured_of(line_of.month, line_of.scheme) m(unit, item, title, value, target, compared_with, looked_up, at_least, points, outcome, why, clause, external_id)
      JOIN small.visible_unit_of(line_of.month) w(unit, name, league) ON ((w.unit = m.unit)))
      JOIN small.scheme_item si ON (((si.scheme = (line_of.scheme).scheme) AND (si.item = m.item))))
      JOIN small.tree_of((line_of.scheme).scheme) t(item, part, only_for, level) ON (((t.item = m.item) AND ((t.only_for IS NULL) OR (w.league = ANY (t.only_for))))))
 UNION ALL
  SELECT c.unit,
     t.part,
     si.parent,
     c.item,
         CASE
             WHEN COALESCE(c.bonus, small.is_bonus(c.rule, line_of.month)) THEN 'bonus'::text
             ELSE 'penalty'::text
         END AS kind,
     c.rule,
     c.event_id AS source,
     c.title,
     c.points,
     c.clause,
     c.why,
     COALESCE(t.level, 1) AS "coalesce",
     si.place,
     2 AS step
    FROM (((small.credit_of(line_of.month, line_of.scheme) c(unit, event_id, rule, item, level, work, title, rule_points, points, outcome, counted_before, superseded_by, why, clause, occurred_on, document_no, document_on, carried_from, status, why_clause, bonus)
      JOIN small.visible_unit_of(line_of.month) w(unit, name, league) ON ((w.unit = c.unit)))
      LEFT JOIN small.scheme_item si ON (((si.scheme = (line_of.scheme).scheme) AND (si.item = c.item))))
      LEFT JOIN small.tree_of((line_of.scheme).scheme) t(item, part, only_for, level) ON ((t.item = c.item)))
   WHERE ((c.item IS NULL) OR (t.only_for IS NULL) OR (w.league = ANY (t.only_for)));
END;


--
-- Name: FUNCTION line_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.line_of(month date, scheme small.scheme) IS '某月按某办法的各单位得分的全部明细 / All lines behind the scores of a month under a scheme';


--
-- Name: numbered_line_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.numbered_line_of(month date, scheme small.scheme) RETURNS TABLE(unit text, line integer, kind text, part text, parent text, item text, rule text, source text, title text, points numeric, clause text, why text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT l.unit,
     (row_number() OVER lines)::integer AS row_number,
     l.kind,
     l.part,
     l.parent,
     l.item,
     l.rule,
     l.source,
     l.title,
     l.points,
     l.clause,
     l.why
    FROM small.line_of(numbered_line_of.month, numbered_line_of.scheme) l(unit, part, parent, item, kind, rule, source, title, points, clause, why, level, place, step)
   WINDOW lines AS (PARTITION BY l.unit ORDER BY (array_position(ARRAY['base'::text, 'bonus'::text, 'penalty'::text], l.part)), l.level DESC, (l.parent COLLATE "C"), l.place, (l.item COLLATE "C"), l.step, (l.rule COLLATE "C"), (l.source COLLATE "C"));
END;


--
-- Name: FUNCTION numbered_line_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) IS '某月按某办法的各单位得分的全部明细，逐单位编号 / All lines behind the scores of a month under a scheme, numbered within each unit';


--
-- Name: explain(text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.explain(unit text, month date) RETURNS TABLE(line integer, kind text, part text, parent text, item text, rule text, source text, title text, points numeric, clause text, why text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT l.line,
     l.kind,
     l.part,
     l.parent,
     l.item,
     l.rule,
     l.source,
     l.title,
     l.points,
     l.clause,
     l.why
    FROM (small.period p
      JOIN small.published_line l ON (((l.month = p.month) AND (l.revision = p.revision))))
   WHERE ((p.month = explain.month) AND p.published AND (l.unit = explain.unit))
 UNION ALL
  SELECT l.line,
     l.kind,
     l.part,
     l.parent,
     l.item,
     l.rule,
     l.source,
     l.title,
     l.points,
     l.clause,
     l.why
    FROM ((small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
      CROSS JOIN LATERAL small.numbered_line_of(p.month, s.*) l(unit, line, kind, part, parent, item, rule, source, title, points, clause, why))
   WHERE ((p.month = explain.month) AND (NOT p.published) AND (l.unit = explain.unit))
  ORDER BY 1;
END;


--
-- Name: FUNCTION explain(unit text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.explain(unit text, month date) IS '某单位某月得分的每一笔，points 之和即总分；已公布的月份为公布时的明细；缺评分时该行 points 为空，没有总分。kind：full_marks 满分、start 起始分、deduction 扣分、earned 从零加起的得分、measure 数值得分、bonus 和 penalty 加扣分事项、not_applicable 不适用、unmarked 未评分、floor 扣完为止或不低于、cap 封顶、weight 按权重折算；item 为考核内容代码，rule 为规则代码，source 为任务或事项编号，多人评分的为评分人，数值的为来源系统中的编号。没有该单位或该月，或当前角色看不到该单位的全部事实，则无行。 / Every line of a unit''s score in a month. The points add up exactly to the total; of a published month, the lines as they were published; while a mark is missing its line has NULL points, and there is no total. kind: full_marks, start, deduction, earned (points of a mark on an item that starts at less), measure, bonus and penalty (events), not_applicable, unmarked, floor, cap, weight; item is the code of the item, rule that of the rule, source that of the task or event, or who gave the mark where several do, or the external id of a measured value. No rows if there is no such unit or month, or if the role does not see all facts of the unit.';


--
-- Name: fact_name(text, jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fact_name(relation text, fact jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE relation
             WHEN 'task'::text THEN format('task "%s" of unit "%s"'::text, (fact ->> 'task_id'::text), "left"((fact ->> 'unit'::text), 80))
             ELSE format('%s of unit "%s" on item "%s" in %s'::text, relation, "left"((fact ->> 'unit'::text), 80), "left"((fact ->> 'item'::text), 80), (fact ->> 'month'::text))
         END AS name;
END;


--
-- Name: FUNCTION fact_name(relation text, fact jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fact_name(relation text, fact jsonb) IS '内部函数：消息中的任务、评分或数值 / Internal: a task, a mark or a measured value, for a message';


--
-- Name: row_key(text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.row_key(VARIADIC keys text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (json_build_array(VARIADIC keys))::text AS key;
END;


--
-- Name: FUNCTION row_key(VARIADIC keys text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.row_key(VARIADIC keys text[]) IS '一行的键：各键值的 JSON 数组，如 ["411002", "E007"] / The key of a row: a JSON array of its values, ["411002", "E007"] for one';


--
-- Name: scheme_grade; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme_grade (
    scheme text NOT NULL,
    grade text NOT NULL,
    title text NOT NULL,
    place integer NOT NULL,
    at_least numeric,
    share numeric,
    CONSTRAINT scheme_grade_at_least_within_range CHECK (((at_least >= ('-100000'::integer)::numeric) AND (at_least <= (100000)::numeric) AND (min_scale(at_least) <= 6))),
    CONSTRAINT scheme_grade_grade_is_code CHECK (xcedu.is_code(grade, 'scheme_grade'::text, 'grade'::text)),
    CONSTRAINT scheme_grade_place_positive CHECK ((place > 0)),
    CONSTRAINT scheme_grade_share_is_fraction CHECK (((share > (0)::numeric) AND (share <= (1)::numeric) AND (min_scale(share) <= 6))),
    CONSTRAINT scheme_grade_title_is_text CHECK (xcedu.is_text(title, 'scheme_grade'::text, 'title'::text, 100000))
);


--
-- Name: TABLE scheme_grade; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme_grade IS '等次：依次取首个总分达到 at_least 且名次在 share 之内的等次 / Grades: a unit has the first one, by place, whose at_least its total reaches and whose share its rank is within';


--
-- Name: COLUMN scheme_grade.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme_grade.grade; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.grade IS '等次代码 / Grade code';


--
-- Name: COLUMN scheme_grade.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.title IS '等次名称，如 优秀 / Title of the grade';


--
-- Name: COLUMN scheme_grade.place; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.place IS '次序，最高等次为1 / Order, the highest grade first';


--
-- Name: COLUMN scheme_grade.at_least; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.at_least IS '总分不低于（分），空为不限 / The least total that has it; NULL for no bound';


--
-- Name: COLUMN scheme_grade.share; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_grade.share IS '名额占同组参加排名单位数的比例（0.4 即 40%），取整数部分，自第一名算起；同分跨越名额边界的不计入，因等次限制空出的名额不递补；空为不限 / Share of the ranked units of the league that can have it (0.4 is 40 %), rounded down to whole places and counted from the first rank; a tie that straddles the border stays out, and a place that a limit of the grade leaves empty is not handed on; NULL for no limit';


--
-- Name: scheme_period; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.scheme_period (
    scheme text NOT NULL,
    place integer NOT NULL,
    weight numeric NOT NULL,
    CONSTRAINT scheme_period_place_within_year CHECK (((place >= 1) AND (place <= 12))),
    CONSTRAINT scheme_period_weight_within_range CHECK (((weight > (0)::numeric) AND (weight <= (100000)::numeric) AND (min_scale(weight) <= 6)))
);


--
-- Name: TABLE scheme_period; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.scheme_period IS '年度成绩按权重计算（scheme.year_by 为 weighted）时各期的权重；没有行的期不计入年度 / The weights of the periods of a year, where scheme.year_by is weighted; a period without a row does not count in the year';


--
-- Name: COLUMN scheme_period.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_period.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN scheme_period.place; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_period.place IS '全年第几期，自1起 / Which period of the year, from 1';


--
-- Name: COLUMN scheme_period.weight; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_period.weight IS '权重：各期总分乘权重之和除以权重之和 / Weight: the totals times their weights, divided by the sum of the weights';


--
-- Name: rule_fact_of(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rule_fact_of(scheme text) RETURNS TABLE(relation text, row_key text, content jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'scheme'::text AS relation,
     small.row_key(VARIADIC ARRAY[s.scheme]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT s.scheme,
                     s.title,
                     s.document_no,
                     s.issued_on,
                     s.due_day,
                     s.omission,
                     s.report_month,
                     s.due_roll,
                     s.not_applicable,
                     s.unmarked,
                     s.highest_scope,
                     s.highest_months,
                     s.highest_years,
                     s.late_document,
                     s.pending_claims,
                     s.ties,
                     s.first_month,
                     s.time_zone,
                     s.months,
                     s.year_by) c) AS content
    FROM small.scheme s
   WHERE (s.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'provision'::text AS relation,
     small.row_key(VARIADIC ARRAY[r.provision]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT r.scheme,
                     r.provision,
                     r.clause) c) AS content
    FROM small.provision r
   WHERE (r.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'scheme_item'::text AS relation,
     small.row_key(VARIADIC ARRAY[si.item]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT si.scheme,
                     si.item,
                     si.parent,
                     si.kind,
                     si.part,
                     si.place,
                     si.start,
                     si.floor,
                     si.cap,
                     si.weight,
                     si.points_each,
                     si.raters,
                     si.compare,
                     si.against,
                     si.lowest_first,
                     si.leagues,
                     si.only_for,
                     si.not_applicable,
                     si.unmarked,
                     si.standard,
                     si.clause,
                     si.first_month,
                     si.last_month) c) AS content
    FROM small.scheme_item si
   WHERE (si.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'scheme_band'::text AS relation,
     small.row_key(VARIADIC ARRAY[b.item, (trim_scale(b.at_least))::text]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT b.scheme,
                     b.item,
                     b.at_least,
                     b.points,
                     b.slope) c) AS content
    FROM small.scheme_band b
   WHERE (b.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'scheme_rule'::text AS relation,
     small.row_key(VARIADIC ARRAY[sr.rule]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT sr.scheme,
                     sr.rule,
                     sr.item,
                     sr.level,
                     sr.precedence,
                     sr.points,
                     sr.clause,
                     sr.reading,
                     sr.once,
                     sr."least",
                     sr.most,
                     sr.cap,
                     sr.repeat_points,
                     sr.only_for,
                     sr.needs_document,
                     sr.effect,
                     sr.grade) c) AS content
    FROM small.scheme_rule sr
   WHERE (sr.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'scheme_period'::text AS relation,
     small.row_key(VARIADIC ARRAY[(sp.place)::text]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT sp.scheme,
                     sp.place,
                     sp.weight) c) AS content
    FROM small.scheme_period sp
   WHERE (sp.scheme = rule_fact_of.scheme)
 UNION ALL
  SELECT 'scheme_grade'::text AS relation,
     small.row_key(VARIADIC ARRAY[sg.grade]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT sg.scheme,
                     sg.grade,
                     sg.title,
                     sg.place,
                     sg.at_least,
                     sg.share) c) AS content
    FROM small.scheme_grade sg
   WHERE (sg.scheme = rule_fact_of.scheme);
END;


--
-- Name: FUNCTION rule_fact_of(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rule_fact_of(scheme text) IS '办法的各条规则，作为得分所依据的事实 / The rules of a scheme, as facts that a score stands on';


--
-- Name: rater; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.rater (
    unit text NOT NULL,
    role text NOT NULL,
    CONSTRAINT rater_role_is_text CHECK (xcedu.is_text(role, 'rater'::text, 'role'::text, 10000))
);


--
-- Name: TABLE rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.rater IS '本身也被考核的评分、审核单位，排名中予以标注 / Units that rate or review others and are assessed themselves; flagged in the ranking';


--
-- Name: COLUMN rater.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.rater.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN rater.role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.rater.role IS '所承担的评分、审核职责 / What it rates or reviews';


--
-- Name: fact_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fact_of(month date) RETURNS TABLE(relation text, row_key text, content jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'task'::text AS relation,
     small.row_key(VARIADIC ARRAY[t.unit, t.task_id]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT t.unit,
                     t.task_id,
                     t.item,
                     t.month,
                     t.title,
                     t.issued_on,
                     t.due_on,
                     t.done_on,
                     t.external_id) c) AS content
    FROM small.task t
   WHERE (t.month = fact_of.month)
 UNION ALL
  SELECT 'mark'::text AS relation,
     small.row_key(VARIADIC ARRAY[m.unit, m.item, m.rater]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT m.unit,
                     m.item,
                     m.month,
                     m.rater,
                     m.score,
                     m.deduction,
                     m.reason) c) AS content
    FROM small.mark m
   WHERE (m.month = fact_of.month)
 UNION ALL
  SELECT 'measure'::text AS relation,
     small.row_key(VARIADIC ARRAY[q.unit, q.item]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT q.unit,
                     q.item,
                     q.month,
                     q.value,
                     q.target,
                     q.reason,
                     q.external_id) c) AS content
    FROM small.measure q
   WHERE (q.month = fact_of.month)
 UNION ALL
  SELECT 'event'::text AS relation,
     small.row_key(VARIADIC ARRAY[e.unit, e.event_id]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT e.unit,
                     e.event_id,
                     e.rule,
                     e.work,
                     e.title,
                     e.occurred_on,
                     e.document_no,
                     e.document_on,
                     e.status,
                     e.month,
                     e.carried_from,
                     e.revoked_month,
                     e.external_id,
                     e.quantity,
                     e.points) c) AS content
    FROM small.event e
   WHERE ((e.month = fact_of.month) OR (e.revoked_month = fact_of.month))
 UNION ALL
  SELECT 'exemption'::text AS relation,
     small.row_key(VARIADIC ARRAY[x.unit, x.item]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT x.unit,
                     x.item) c) AS content
    FROM small.exempt_of(fact_of.month) x(unit, item)
 UNION ALL
  SELECT r.relation,
     r.row_key,
     r.content
    FROM (small.period p
      CROSS JOIN LATERAL small.rule_fact_of(p.scheme) r(relation, row_key, content))
   WHERE (p.month = fact_of.month)
 UNION ALL
  SELECT 'unit'::text AS relation,
     small.row_key(VARIADIC ARRAY[u.unit]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT u.unit,
                     u.name,
                     u.league) c) AS content
    FROM small.unit_of(fact_of.month) u(unit, name, league)
 UNION ALL
  SELECT 'rater'::text AS relation,
     small.row_key(VARIADIC ARRAY[r.unit]) AS row_key,
     ( SELECT to_jsonb(c.*) AS to_jsonb
            FROM ( SELECT r.unit,
                     r.role) c) AS content
    FROM small.rater r
 UNION ALL
  SELECT 'carried_item'::text AS relation,
     small.row_key(VARIADIC ARRAY[c.unit, c.item]) AS row_key,
     ( SELECT to_jsonb(c_1.*) AS to_jsonb
            FROM ( SELECT c.unit,
                     c.item) c_1) AS content
    FROM small.carried_item c;
END;


--
-- Name: FUNCTION fact_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fact_of(month date) IS '某月得分现在所依据的事实和规则 / The facts and rules that the score of a month stands on, as they are now';


--
-- Name: fact_on(text[], text[], date[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fact_on(units text[], items text[], months date[]) RETURNS TABLE(name text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
( SELECT small.fact_name('task'::text, to_jsonb(t.*)) AS name
    FROM small.task t
   WHERE (t.unit = ANY (fact_on.units))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('mark'::text, to_jsonb(k.*)) AS name
    FROM small.mark k
   WHERE (k.unit = ANY (fact_on.units))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('measure'::text, to_jsonb(q.*)) AS name
    FROM small.measure q
   WHERE (q.unit = ANY (fact_on.units))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('task'::text, to_jsonb(t.*)) AS name
    FROM small.task t
   WHERE (t.item = ANY (fact_on.items))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('mark'::text, to_jsonb(k.*)) AS name
    FROM small.mark k
   WHERE (k.item = ANY (fact_on.items))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('measure'::text, to_jsonb(q.*)) AS name
    FROM small.measure q
   WHERE (q.item = ANY (fact_on.items))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('task'::text, to_jsonb(t.*)) AS name
    FROM small.task t
   WHERE (t.month = ANY (fact_on.months))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('mark'::text, to_jsonb(k.*)) AS name
    FROM small.mark k
   WHERE (k.month = ANY (fact_on.months))
  LIMIT 1)
 UNION ALL
 ( SELECT small.fact_name('measure'::text, to_jsonb(q.*)) AS name
    FROM small.measure q
   WHERE (q.month = ANY (fact_on.months))
  LIMIT 1);
END;


--
-- Name: FUNCTION fact_on(units text[], items text[], months date[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fact_on(units text[], items text[], months date[]) IS '内部函数：以这些单位、考核内容或月份为据的一项事实 / Internal: a fact that names one of these units, items or months';


--
-- Name: facts_since(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.facts_since(relation text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 1 AS text_version;
END;


--
-- Name: FUNCTION facts_since(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.facts_since(relation text) IS '自规范文本的哪一版起公布某表的事实 / The version of the canonical text from which on the facts of a relation are published';


--
-- Name: same_fact(jsonb, jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.same_fact(was jsonb, now jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (was = now) THEN true
             WHEN (jsonb_typeof(was) = 'object'::text) THEN COALESCE((was = ( SELECT jsonb_object_agg(k.name, (same_fact.now -> k.name)) AS jsonb_object_agg
                FROM jsonb_object_keys(same_fact.was) k(name))), false)
             ELSE false
         END AS same;
END;


--
-- Name: FUNCTION same_fact(was jsonb, now jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.same_fact(was jsonb, now jsonb) IS '事实是否仍如公布时：只比较公布时已有的各列 / Whether a fact is as it was published: the columns that it had then are compared, and no others';


--
-- Name: status_may_follow(small.event, small.event); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.status_may_follow(was small.event, now small.event) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE((((was).unit = (now).unit) AND ((was).event_id = (now).event_id) AND
         CASE
             WHEN (((was).status = 'claimed'::text) AND (NOT small.counts_as_claim((was).rule, (was).month, (was).points))) THEN (((now).month > (was).month) AND ((now).status <> 'claimed'::text))
             ELSE (((((was).status = 'claimed'::text) AND ((now).status = ANY (ARRAY['approved'::text, 'rejected'::text, 'revoked'::text]))) OR (((was).status = 'approved'::text) AND ((now).status = 'revoked'::text))) AND (((was).status = 'claimed'::text) OR (NOT (((was).document_no IS DISTINCT FROM (now).document_no) OR ((was).document_on IS DISTINCT FROM (now).document_on)))) AND ((was).rule = (now).rule) AND (NOT ((was).work IS DISTINCT FROM (now).work)) AND ((was).title = (now).title) AND ((was).occurred_on = (now).occurred_on) AND ((was).month = (now).month) AND (NOT ((was).carried_from IS DISTINCT FROM (now).carried_from)) AND (NOT ((was).external_id IS DISTINCT FROM (now).external_id)) AND (NOT ((was).quantity IS DISTINCT FROM (now).quantity)) AND (NOT ((was).points IS DISTINCT FROM (now).points)) AND ((was).revoked_month IS NULL) AND
             CASE
                 WHEN ((now).revoked_month IS NULL) THEN ((now).status = 'approved'::text)
                 ELSE ((now).revoked_month > (was).month)
             END)
         END), false) AS may;
END;


--
-- Name: FUNCTION status_may_follow(was small.event, now small.event); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.status_may_follow(was small.event, now small.event) IS '已公布月份的事项可有的变动：审核待审的申报（A19）、撤销（A20） / Which changes of an event stay possible once its month is published: the review of a claim (A19), a revocation (A20)';


--
-- Name: fact_problem(date, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fact_problem(month date, revision integer) RETURNS TABLE(problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'fact'::text AS problem,
     (array_agg(d.relation ORDER BY d.relation, d.row_key))[1] AS relation,
     (array_agg(d.row_key ORDER BY d.relation, d.row_key))[1] AS row_key,
     format('公布后有 %1$s 行事实或规则改动，首行如左：公布时 %2$s，现为 %3$s / facts or rules changed since it was published: %1$s, the first of them named'::text, count(*), COALESCE(((array_agg(d.was ORDER BY d.relation, d.row_key))[1])::text, '无'::text), COALESCE(((array_agg(d.now ORDER BY d.relation, d.row_key))[1])::text, '无'::text)) AS message
    FROM ((small.period p
      LEFT JOIN small.publication q ON (((q.month = p.month) AND (q.revision = p.revision))))
      CROSS JOIN LATERAL ( SELECT COALESCE(f.relation, n.relation) AS relation,
             COALESCE(f.row_key, n.row_key) AS row_key,
             f.content AS was,
             n.content AS now
            FROM (( SELECT x.relation,
                     x.row_key,
                     x.content
                    FROM small.published_fact x
                   WHERE ((x.month = p.month) AND (x.revision = p.revision) AND (x.relation <> ALL (ARRAY['rater'::text, 'carried_item'::text])))) f
              FULL JOIN ( SELECT y.relation,
                     y.row_key,
                     y.content
                    FROM small.fact_of(p.month) y(relation, row_key, content)
                   WHERE ((y.relation <> ALL (ARRAY['rater'::text, 'carried_item'::text])) AND (small.facts_since(y.relation) <= COALESCE(q.text_version, small.canonical_version())))) n ON (((n.relation = f.relation) AND (n.row_key = f.row_key))))
           WHERE ((f.content IS DISTINCT FROM n.content) AND (NOT COALESCE(small.same_fact(f.content, n.content), false)))) d)
   WHERE ((p.month = fact_problem.month) AND (p.revision = fact_problem.revision) AND p.published AND (NOT ((d.relation = 'event'::text) AND (d.was IS NOT NULL) AND (EXISTS ( SELECT
            FROM small.event e
           WHERE ((e.unit = (d.was ->> 'unit'::text)) AND (e.event_id = (d.was ->> 'event_id'::text)) AND small.status_may_follow(small.event_of(d.was), e.*)))))))
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION fact_problem(month date, revision integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fact_problem(month date, revision integer) IS '内部函数：某次现行的公布之后改动的事实和规则 / Internal: facts and rules that changed since they were published, of a revision that is in force';


--
-- Name: fill_event(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fill_event() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    bonus boolean;
    counted boolean := false;       -- as a claim, in a month that is published (A17)
    wrong record;
begin
    if new.rule is null or new.occurred_on is null then
        return new;             -- the NOT NULL constraints refuse it
    end if;
    -- a day that is in the future, or none of the calendar, is refused below
    bonus := is_bonus(new.rule, case when isfinite(new.occurred_on) and isfinite(new.document_on) is not false
                                         then period_here(least(greatest(new.occurred_on, new.document_on), latest_day())) end);
    new.status := coalesce(new.status, case when bonus then 'claimed' else 'approved' end);
    new.quantity := coalesce(new.quantity, 1);

    if tg_op = 'UPDATE' then
        perform lock_month_shared(old.month);
        select c.problem, c.about, c.hint into wrong from event_change_problem(old, new, bonus) as c;
        if found then
            perform refuse_event(new, wrong.problem, wrong.about, null, wrong.hint);
        end if;
        counted := new.status <> 'claimed' and counted_provisionally(old);
        -- The month follows the days and the rule that it was worked out from, and, while it waits, the periods of the
        -- schemes.  The review of a claim whose month is published acts in the first open month (A19).
        if new.month = old.month
           and not counted
           and ((new.rule, new.occurred_on, new.document_on) is distinct from (old.rule, old.occurred_on, old.document_on)
                or (old.status = 'claimed' and new.status <> 'claimed' and is_closed(old.month))
                or not exists (select from period as p where p.month = old.month))
        then
            new.month := null;
            new.carried_from := null;
        end if;
    end if;

    select p.problem, p.about, p.detail, p.hint into wrong from event_problem(new, bonus) as p;
    if found then
        perform refuse_event(new, wrong.problem, wrong.about, wrong.detail, wrong.hint);
    end if;
    return place_event(new, bonus, counted);
end
$$;


--
-- Name: FUNCTION fill_event(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fill_event() IS '触发器：填写加减分事项的状态、计入月份和撤销月份，并按 R18、R19 检查 / Trigger: fills in status, month of credit and month of revocation of an event, and checks it by R18 and R19';


--
-- Name: fill_unit(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.fill_unit() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    new.first_month := coalesce(new.first_month, least(first_open_month(), new.last_month));
    return new;
end
$$;


--
-- Name: FUNCTION fill_unit(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.fill_unit() IS '触发器：已有月份公布后新增的单位，自首个未公布月份起考核 / Trigger: a unit that is added after months were published is assessed from the first open month on';


--
-- Name: first_absent(text[], text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.first_absent(named text[], held text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT min(x.name) AS absent
    FROM ( SELECT n.name
            FROM unnest(first_absent.named) n(name)
         EXCEPT
          SELECT h.name
            FROM unnest(first_absent.held) h(name)) x;
END;


--
-- Name: FUNCTION first_absent(named text[], held text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.first_absent(named text[], held text[]) IS '内部函数：第一个数组中有而第二个没有的值 / Internal: the first of the values that are in one array and not in another';


--
-- Name: free_task_id(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.free_task_id(unit text, wanted text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.task_id
    FROM (generate_series((1)::bigint, (1 + ( SELECT count(*) AS count
            FROM small.task t
           WHERE (t.unit = free_task_id.unit)))) n(number)
      CROSS JOIN LATERAL ( SELECT
                 CASE n.number
                     WHEN 1 THEN free_task_id.wanted
                     ELSE ((free_task_id.wanted || '.'::text) || n.number)
                 END AS task_id) c)
   WHERE (NOT (EXISTS ( SELECT
            FROM small.task t
           WHERE ((t.unit = free_task_id.unit) AND (t.task_id = c.task_id)))))
   ORDER BY n.number
  LIMIT 1;
END;


--
-- Name: FUNCTION free_task_id(unit text, wanted text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.free_task_id(unit text, wanted text) IS '某单位尚未使用的任务编号：所要的编号，已用的加序号 / A task identifier that the unit has not used: the wanted one, or else the wanted one with a number';


--
-- Name: freeze_event(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    months date[] := '{}';
    published date[];
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
    changed record;
begin
    if tg_op <> 'INSERT' then
        months := array(select r.month from removed as r union select r.revoked_month from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        months := months || array(select a.month from added as a union select a.revoked_month from added as a);
    end if;
    published := lock_months_shared(months);
    if published = '{}' then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a);
    end if;
    select coalesce(t.month, p.month) as month,
           concat_ws('/', coalesce(was.unit, now.unit), coalesce(was.event_id, now.event_id)) as key
    into changed
    from (select e.* from unnest(gone) as g (row) cross join lateral jsonb_populate_record(null::event, g.row) as e) as was
    full join (select e.* from unnest(come) as c (row) cross join lateral jsonb_populate_record(null::event, c.row) as e) as now
        on now.unit = was.unit and now.event_id = was.event_id
    -- the first published month that the row was in, and that it comes into
    cross join lateral (
        select min(m.month) as month
        from unnest(array[was.month, was.revoked_month]) as m (month)
        where m.month = any (published)
    ) as t
    cross join lateral (
        select min(m.month) as month
        from unnest(array[nullif(now.month, was.month), nullif(now.revoked_month, was.revoked_month)]) as m (month)
        where m.month = any (published)
    ) as p
    where was is distinct from now
          and (p.month is not null
               or (t.month is not null and (was.unit is null or now.unit is null or not status_may_follow(was, now))))
    order by 1, 2
    limit 1;
    if found then
        perform refuse_published(changed.month, tg_table_name, changed.key,
                                 case tg_op
                                     when 'INSERT' then 'Leave month out to have the first open month filled in. '
                                     when 'UPDATE' then 'A claim can be reviewed and an approved event revoked; both act in an open month. '
                                     else ''
                                 end);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION freeze_event(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_event() IS '触发器：锁定所涉月份，已公布月份的事项不得增、改、删，审核和撤销除外 / Trigger: locks the months concerned; events of a published month are neither inserted, changed nor deleted, except by reviews and revocations';


--
-- Name: freeze_exemption(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_exemption() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
begin
    if tg_op <> 'INSERT' then
        gone := array(select jsonb_build_object('month', p.month, 'unit', r.unit, 'item', r.item)
                      from removed as r
                      join period as p on p.published and in_force(p.month, r.first_month, r.last_month));
    end if;
    if tg_op <> 'DELETE' then
        come := array(select jsonb_build_object('month', p.month, 'unit', a.unit, 'item', a.item)
                      from added as a
                      join period as p on p.published and in_force(p.month, a.first_month, a.last_month));
    end if;
    perform refuse_changed(gone, come, tg_table_name, '{unit,item}', 'An exemption can begin and end in months that are not published. ');
    return null;
end
$$;


--
-- Name: FUNCTION freeze_exemption(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_exemption() IS '触发器：已公布月份内有效的豁免不得增、改、删 / Trigger: exemptions in force in a published month are neither inserted, changed nor deleted';


--
-- Name: freeze_facts(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_facts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    months date[] := '{}';
    published date[];
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
begin
    if tg_op <> 'INSERT' then
        months := array(select distinct r.month from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        months := months || array(select distinct a.month from added as a);
    end if;
    published := lock_months_shared(months);
    if published = '{}' then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r where r.month = any (published));
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a where a.month = any (published));
    end if;
    perform refuse_changed(gone, come, tg_table_name, array[tg_argv[0], tg_argv[1]], '');
    return null;
end
$$;


--
-- Name: FUNCTION freeze_facts(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_facts() IS '触发器：锁定所涉月份，已公布月份的任务、评分和数值不得增、改、删 / Trigger: locks the months concerned; tasks, marks and measured values of a published month are neither inserted, changed nor deleted';


--
-- Name: freeze_period(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_period() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    allowed boolean;
begin
    if tg_op = 'INSERT' then
        allowed := not new.published and new.revision = 0;
    elsif tg_op = 'DELETE' then
        allowed := old.revision = 0;
    elsif new is not distinct from old or not (old.published or new.published or old.revision <> new.revision) then
        allowed := true;
    elsif (new.month, new.scheme, new.reports_count_in) is distinct from (old.month, old.scheme, old.reports_count_in) then
        allowed := false;
    elsif old.published then
        allowed := not new.published
                   and new.revision = old.revision + 1
                   and exists (select
                               from amendment as a
                               where a.month = new.month and a.revision = new.revision);
    else
        allowed := new.published
                   and new.revision = greatest(old.revision, 1)
                   and exists (select
                               from publication as p
                               where p.month = new.month and p.revision = new.revision);
    end if;
    if not allowed then
        raise exception 'month % is published and reopened only by publish_month() and amend_month()',
                        case tg_op when 'INSERT' then new.month else old.month end
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'What is published can be neither changed nor deleted; amend_month(month, reason) reopens it as a new revision.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION freeze_period(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_period() IS '触发器：月份只能由 publish_month() 公布、amend_month() 重新开放，已公布的不得改、删 / Trigger: a month is published only by publish_month(), reopened only by amend_month(), and neither changed nor deleted once published';


--
-- Name: freeze_revision(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_revision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    of_month date;
    of_revision integer;
begin
    select p.month, p.revision into of_month, of_revision
    from added as a
    join publication as p on p.month = a.month and p.revision = a.revision
    order by 1, 2
    limit 1;
    if found then
        raise exception 'month % is published in revision %: no row can be added to %', of_month, of_revision, tg_table_name
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = format('Reopen the month first: select amend_month(%L, reason).', of_month);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION freeze_revision(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_revision() IS '触发器：已公布的版次不得添加行 / Trigger: no row is added to a revision that is published';


--
-- Name: freeze_scheme(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_scheme() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
    of_scheme text;
    of_month date;
begin
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a);
    end if;
    select p.scheme, max(p.month) into of_scheme, of_month
    from period as p
    where p.scheme in (select c.row ->> 'scheme' from changed_rows(gone, come) as c) and p.published
    group by p.scheme
    order by p.scheme
    limit 1;
    if found then
        raise exception 'month % is published, and scored by scheme "%": the rows of that scheme in % can be neither inserted, changed nor deleted',
                        of_month, of_scheme, tg_table_name
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Rules that change are a new scheme: insert it with its items and rules, and with first_month, from which on it is used.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION freeze_scheme(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_scheme() IS '触发器：已公布月份所用办法的各行不得增、改、删 / Trigger: the rows of a scheme by which a published month was scored are neither inserted, changed nor deleted';


--
-- Name: freeze_unit(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.freeze_unit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    concerned text[] := '{}';
    of_month date;
    of_unit text;
begin
    if tg_op <> 'INSERT' then
        concerned := array(select distinct r.unit from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        concerned := concerned || array(select distinct a.unit from added as a);
    end if;
    select d.month, d.unit into of_month, of_unit
    from period as p
    cross join lateral (
        (select f.content ->> 'unit' as unit, f.content ->> 'name' as name, f.content ->> 'league' as league
         from published_fact as f
         where f.month = p.month and f.revision = p.revision and f.relation = 'unit' and f.content ->> 'unit' = any (concerned)
         except
         select u.unit, u.name, u.league from unit_of(p.month) as u)
        union all
        (select u.unit, u.name, u.league
         from unit_of(p.month) as u
         where u.unit = any (concerned)
         except
         select f.content ->> 'unit', f.content ->> 'name', f.content ->> 'league'
         from published_fact as f
         where f.month = p.month and f.revision = p.revision and f.relation = 'unit')
    ) as x
    cross join lateral (select p.month, x.unit) as d
    where p.published
    order by 1, 2
    limit 1;
    if found then
        raise exception 'month % is published: whether unit "%" was assessed in it, under which name and in which league cannot change', of_month, of_unit
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = format('Change the unit from an open month on, or reopen the month first: select amend_month(%L, reason).', of_month);
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION freeze_unit(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.freeze_unit() IS '触发器：已公布月份的被考核单位及其名称、组别不得变动 / Trigger: who was assessed in a published month, under which name and in which league, does not change';


--
-- Name: tree_problem(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.tree_problem(scheme text) RETURNS TABLE(item text, problem text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT si.item,
     format('item "%s" of scheme "%s" does not lead up to the total'::text, si.item, tree_problem.scheme) AS problem,
     'Follow its parents: they go in a circle, or there are more than 16 levels.'::text AS hint
    FROM small.scheme_item si
   WHERE ((si.scheme = tree_problem.scheme) AND (NOT (EXISTS ( SELECT
            FROM small.tree_of(tree_problem.scheme) t(item, part, only_for, level)
           WHERE ((t.item = si.item) AND (t.level <= 16))))))
 UNION ALL
  SELECT si.item,
     format('item "%s" of scheme "%s" is a child of the total and has no part'::text, si.item, tree_problem.scheme) AS problem,
     'Say in which column of score it is shown: base, bonus or penalty.'::text AS hint
    FROM (small.scheme_item si
      JOIN small.scheme_item up ON (((up.scheme = si.scheme) AND (up.item = si.parent))))
   WHERE ((si.scheme = tree_problem.scheme) AND (up.parent IS NULL) AND (si.part IS NULL))
 UNION ALL
  SELECT si.item,
     format('item "%s" of scheme "%s" has the part "%s", but is not a child of the total'::text, si.item, tree_problem.scheme, si.part) AS problem,
     'Only the children of the total have a part; what is below them belongs to the same.'::text AS hint
    FROM (small.scheme_item si
      JOIN small.scheme_item up ON (((up.scheme = si.scheme) AND (up.item = si.parent))))
   WHERE ((si.scheme = tree_problem.scheme) AND (up.parent IS NOT NULL) AND (si.part IS NOT NULL));
END;


--
-- Name: FUNCTION tree_problem(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.tree_problem(scheme text) IS '某办法考核内容树的问题，没有则无行 / What is wrong with the tree of a scheme; no rows if nothing is';


--
-- Name: full_marks_of(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.full_marks_of(scheme text, league text DEFAULT NULL::text) RETURNS TABLE(item text, part text, out_of numeric, counts numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT i.item,
     t.part,
     i.out_of,
         CASE
             WHEN (i.out_of = (0)::numeric) THEN (0)::numeric
             ELSE COALESCE(si.weight, i.out_of)
         END AS "coalesce"
    FROM (((( SELECT xcedu.roll_up(x.item, x.parent, (0)::numeric, NULL::numeric, x.cap, x.weight, NULL::numeric, (0)::numeric, (0)::numeric) AS items
            FROM (small.scheme_item x
              JOIN small.tree_of(full_marks_of.scheme) n(item, part, only_for, level) ON ((n.item = x.item)))
           WHERE ((x.scheme = full_marks_of.scheme) AND (NOT (EXISTS ( SELECT
                    FROM small.tree_problem(full_marks_of.scheme) b(item, problem, hint)))) AND ((full_marks_of.league IS NULL) OR (n.only_for IS NULL) OR (full_marks_of.league = ANY (n.only_for))))) r
      CROSS JOIN LATERAL unnest(r.items) i(item, own, children, value, out_of, brings, taken_back))
      JOIN small.scheme_item si ON (((si.scheme = full_marks_of.scheme) AND (si.item = i.item))))
      JOIN small.tree_of(full_marks_of.scheme) t(item, part, only_for, level) ON ((t.item = i.item)));
END;


--
-- Name: FUNCTION full_marks_of(scheme text, league text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.full_marks_of(scheme text, league text) IS '某办法各项的满分及计入上级的分值，按全部适用计；league 不为空则仅计该组别的单位有的各项 / What each item of a scheme is out of, and what that counts in its parent, if all of them apply; with a league, of the items that its units have';


--
-- Name: grade_problem(date, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.grade_problem(month date, revision integer) RETURNS TABLE(problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH placed AS (
          SELECT s.unit,
             s.grade,
             s.total,
             count(*) OVER (PARTITION BY s.league ORDER BY s.rank) AS places,
             count(*) OVER (PARTITION BY s.league) AS ranked
            FROM small.published_score s
           WHERE ((s.month = grade_problem.month) AND (s.revision = grade_problem.revision))
         ), graded AS (
          SELECT p.unit,
             COALESCE(bool_or(((f.content ->> 'grade'::text) = p.grade)), false) AS allowed
            FROM (placed p
              LEFT JOIN small.published_fact f ON (((f.month = grade_problem.month) AND (f.revision = grade_problem.revision) AND (f.relation = 'scheme_grade'::text) AND COALESCE((p.total >= ((f.content ->> 'at_least'::text))::numeric), true) AND COALESCE(((p.places)::numeric <= floor((((f.content ->> 'share'::text))::numeric * (p.ranked)::numeric))), true))))
           WHERE (p.grade IS NOT NULL)
           GROUP BY p.unit
         )
  SELECT 'grade'::text AS problem,
     'published_score'::text AS relation,
     small.row_key(VARIADIC ARRAY[min(g.unit)]) AS row_key,
     '等次与总分和名次不符 / the grade is not one that its total and rank can have'::text AS message
    FROM graded g
   WHERE (NOT g.allowed)
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION grade_problem(month date, revision integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.grade_problem(month date, revision integer) IS '内部函数：一次公布中与总分和名次不符的等次 / Internal: grades of a revision that the totals and ranks do not allow';


--
-- Name: grant_duty_inside(text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.grant_duty_inside(role text, duty text, unit text, item text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    if grant_duty_inside.role is null or grant_duty_inside.duty is null then
        raise exception 'role and duty must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from pg_roles as r where r.rolname = grant_duty_inside.role) then
        raise exception 'there is no database role "%"', left(grant_duty_inside.role, 80)
            using errcode = 'undefined_object',
                  hint = 'Roles are made by CREATE ROLE; grant_duty() only says what they do here.';
    end if;
    if grant_duty_inside.role = (select r.rolname from pg_class as c join pg_roles as r on r.oid = c.relowner where c.oid = 'period'::regclass) then
        raise exception 'role "%" owns this assessment, and has all rights on it without a duty', grant_duty_inside.role
            using errcode = 'invalid_grant_operation',
                  hint = 'Give duties to other roles; a person who has both is a member of both.';
    end if;
    if not exists (select from duty_privilege as p where p.duty = grant_duty_inside.duty) then
        raise exception 'there is no duty "%"', left(grant_duty_inside.duty, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'The duties are reader, unit, section, bureau and secretariat.';
    end if;
    if (grant_duty_inside.duty = 'unit') <> (grant_duty_inside.unit is not null) or (grant_duty_inside.duty = 'section') <> (grant_duty_inside.item is not null) then
        raise exception 'duty "unit" needs a unit, duty "section" needs an item, and the other duties take neither'
            using errcode = 'invalid_parameter_value',
                  hint = 'grant_duty(role, ''unit'', unit => ...), grant_duty(role, ''section'', item => ...), grant_duty(role, ''bureau'').';
    end if;
    if not exists (select from unit as u where u.unit = grant_duty_inside.unit) and grant_duty_inside.unit is not null then
        raise exception 'there is no unit "%"', left(grant_duty_inside.unit, 80)
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    end if;
    if not exists (select from item as i where i.item = grant_duty_inside.item) and grant_duty_inside.item is not null then
        raise exception 'there is no item "%"', left(grant_duty_inside.item, 80)
            using errcode = 'foreign_key_violation', hint = 'The items are in the table item.';
    end if;
    insert into duty (role, duty, unit, item)
    values (grant_duty_inside.role, grant_duty_inside.duty, grant_duty_inside.unit, grant_duty_inside.item)
    on conflict on constraint duty_key do nothing;
    perform set_privileges(grant_duty_inside.role, grant_duty_inside.duty, true);
end
$$;


--
-- Name: FUNCTION grant_duty_inside(role text, duty text, unit text, item text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.grant_duty_inside(role text, duty text, unit text, item text) IS '内部函数：grant_duty 的内容，在所进入的模式中执行 / Internal: what grant_duty does, in the schema that it enters';


--
-- Name: grant_duty(text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.grant_duty(role text, duty text, unit text DEFAULT NULL::text, item text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.grant_duty_inside(role, duty, unit, item) AS grant_duty_inside;
END;


--
-- Name: FUNCTION grant_duty(role text, duty text, unit text, item text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.grant_duty(role text, duty text, unit text, item text) IS '授予已有的数据库角色一项职责：reader 查看已公布结果；unit（单位代码）查看本单位、申报加分；section（考核内容代码）为其考核内容评分、登记任务和数值；bureau 审核申报、录入扣分；secretariat 开始、公布、更正月份，查看全部。须由考核所有者执行。角色不存在（42704）、角色就是所有者（0LP01）、职责不存在或参数不符（22023）、单位或考核内容不存在（23503）则报错；已有则不变。 / Gives an existing database role a duty: reader sees what is published; unit (of a unit code) sees its own and claims bonuses; section (of an item code) enters marks, tasks and measured values of its item; bureau reviews claims and enters penalties; secretariat opens, publishes and amends months and sees everything. For the owner of the assessment. An error if there is no such role (42704), if it is the owner (0LP01), if there is no such duty or combination of arguments (22023), unit or item (23503); nothing changes if the role has it already.';


--
-- Name: guard_changed_rules(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_changed_rules() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    others constant text[] := '{place,part,start,floor,weight,points_each,leagues,not_applicable,unmarked,standard,clause,first_month,last_month}';
    schemes text[];
begin
    if tg_op = 'DELETE' then
        schemes := array(select distinct r.scheme from removed as r);
    else
        schemes := array(select distinct c.row ->> 'scheme'
                         from (select to_jsonb(r) - others as row from removed as r except select to_jsonb(a) - others from added as a) as c);
    end if;
    perform refuse_misfit(array(select p.month from period as p where p.scheme = any (schemes) order by p.month), tg_table_name, false);
    return null;
end
$$;


--
-- Name: FUNCTION guard_changed_rules(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_changed_rules() IS '触发器：办法变动后，已有事实仍须符合 / Trigger: when the rules of a scheme change, the facts that are there must still fit';


--
-- Name: guard_clock(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_clock() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    of_month date;
begin
    perform xcedu.enter_schema(tg_relid);
    select max(p.month) into of_month from publication as p;
    if of_month is null or exists (select from copied_from as c) then
        return null;
    end if;
    if tg_op = 'INSERT' then
        raise exception 'months up to % are published by the real clock, which therefore cannot be replaced by another', of_month
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Try it in a copy, which has a clock of its own: xcedu.copy_assessment(name, new_name).';
    end if;
    raise exception 'months up to % are published by a clock that was set, so this assessment cannot go back to the real one', of_month
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Set it to another day: set_clock(date).';
end
$$;


--
-- Name: FUNCTION guard_clock(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_clock() IS '触发器：有月份公布后，不得在真实时钟与所设时钟之间更换；副本除外 / Trigger: once a month is published, an assessment does not change between the real clock and one that is set; a copy may';


--
-- Name: guard_copied_from(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_copied_from() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'no assessment becomes a copy of another'
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Copies are made by xcedu.copy_assessment(name, new_name, as_of).';
end
$$;


--
-- Name: FUNCTION guard_copied_from(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_copied_from() IS '触发器：副本只能由 xcedu.copy_assessment() 建立 / Trigger: copies are made by xcedu.copy_assessment() alone';


--
-- Name: guard_facts(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_facts() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong record;
begin
    if tg_table_name = 'task' then
        select v.problem, v.about into wrong
        from (
            -- one task for each unit, item and month, which is all that matters
            select x.unit, min(x.task_id) as task_id, x.item, x.month
            from added as x
            group by x.unit, x.item, x.month
            order by x.unit, x.item, x.month
        ) as a
        cross join lateral task_violation(a.unit, a.task_id, a.item, a.month) as v
        limit 1;
    elsif tg_table_name = 'mark' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral mark_violation(a.unit, a.item, a.month, a.rater, a.score, a.deduction) as v
        limit 1;
    elsif tg_table_name = 'measure' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral measure_violation(a.unit, a.item, a.month, a.target) as v
        limit 1;
    elsif tg_op = 'INSERT' then
        select v.problem, v.about, v.hint into wrong
        from added as a
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month, a.status, a.quantity, a.points) as v
        limit 1;
    else
        select v.problem, v.about, v.hint into wrong
        from added as a
        left join removed as r on r.unit = a.unit and r.event_id = a.event_id
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month, a.status, a.quantity, a.points) as v
        where (a.rule, a.occurred_on, a.document_on, a.quantity, a.points)
              is distinct from (r.rule, r.occurred_on, r.document_on, r.quantity, r.points)
              or (a.status = 'approved' and r.status is distinct from 'approved')
        limit 1;
    end if;
    if found and tg_table_name = 'event' then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about,
                  hint = coalesce(wrong.hint, '');
    elsif found and wrong.about in ('item', 'rater', 'target') then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about,
                  hint = case wrong.about
                             when 'item' then 'scheme_item says of what kind an item is, and whose: breach is in task, mark in mark, measure in measure.'
                             when 'rater' then 'scheme_item.raters says how many mark an item.'
                             else 'The column target has what the value of the unit is compared with.'
                         end;
    elsif found then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about;
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_facts(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_facts() IS '触发器：任务、评分、数值和加减分事项须符合当月办法 / Trigger: tasks, marks, measured values and events must fit the scheme of their month';


--
-- Name: guard_first_month(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_first_month() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    early date;
    since date;
begin
    select p.month, s.first_month into early, since
    from period as p
    join scheme as s on s.scheme = p.scheme
    where s.scheme = new.scheme
          and p.month < s.first_month
    order by p.month
    limit 1;
    if found then
        raise exception 'scheme "%" is for months from % on, and cannot score month %', new.scheme, since, early
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Score that month by another scheme, or change scheme.first_month.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_first_month(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_first_month() IS '触发器：办法不用于其启用月份之前 / Trigger: a scheme scores no month before its first';


--
-- Name: guard_leagues(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_leagues() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    unknown text;
    about text;
begin
    select g.given, g.name into unknown, about
    from (
        select c.name, jsonb_array_elements_text(nullif(to_jsonb(new) -> c.name, 'null')) as given
        from unnest('{leagues,only_for}'::text[]) as c (name)
    ) as g
    where g.given not in (select l.league from league as l)
    limit 1;
    if found then
        raise exception '% "%" of scheme "%": there is no league "%"', case tg_table_name when 'scheme_rule' then 'rule' else 'item' end,
                        to_jsonb(new) ->> case tg_table_name when 'scheme_rule' then 'rule' else 'item' end, new.scheme, unknown
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema, column = about,
                  hint = 'Name it by its code in the table league.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_leagues(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_leagues() IS '触发器：考核内容和规则适用或限于的组别须存在 / Trigger: the leagues that an item or a rule applies to, or is only for, must exist';


--
-- Name: guard_length(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_length() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong record;
begin
    if tg_table_name = 'scheme' then
        select format('the periods of scheme "%s" have %s months, and the one from %s on is scored by it', p.scheme, old.months, p.month) as problem,
               'Rules of another period are another scheme.' as hint
        into wrong
        from period as p
        where p.scheme = new.scheme
        order by p.month
        limit 1;
    else
        select w.problem, w.hint into wrong
        from (
            select l.problem, l.hint, 1 as place from length_problem(new.month, new.scheme) as l
            union all
            select format('the reports on the period from %s on count in %s, which is neither that one nor the one after it', new.month, new.reports_count_in),
                   'Set reports_count_in with it, or leave it NULL.', 2
            from scheme as s
            where s.scheme = new.scheme and new.reports_count_in not in (new.month, months_after(new.month, s.months))
        ) as w
        order by w.place
        limit 1;
    end if;
    if found then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, hint = wrong.hint;
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_length(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_length() IS '触发器：各期自其应开始的月份开始，不相重叠，长度不变 / Trigger: periods begin where those of their length do, do not lie across each other, and keep their length';


--
-- Name: own_schema(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_schema() RETURNS oid
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.relnamespace AS schema
    FROM pg_class c
   WHERE (c.oid = ('small.period'::regclass)::oid);
END;


--
-- Name: FUNCTION own_schema(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_schema() IS '内部函数：本考核所在的模式 / Internal: the schema of this assessment';


--
-- Name: trigger_spec; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.trigger_spec WITH (security_invoker='true') AS
 SELECT t.relation,
    g.trigger_name,
    g.action,
    NULL::text AS columns,
    NULL::text AS condition,
    g.fires,
    g.handler,
        CASE g.handler
            WHEN 'record_history'::text THEN t.key
            WHEN 'freeze_facts'::text THEN t.key
            ELSE ''::text
        END AS arguments
   FROM (( VALUES ('league'::text,'rules'::text,'league'::text), ('scheme'::text,'scheme'::text,'scheme'::text), ('provision'::text,'scheme'::text,'scheme, provision'::text), ('reading'::text,'other'::text,'scheme, finding, subject'::text), ('item'::text,'rules'::text,'item'::text), ('scheme_item'::text,'scheme'::text,'scheme, item'::text), ('scheme_band'::text,'scheme'::text,'scheme, item, at_least'::text), ('milestone'::text,'other'::text,'scheme, item, reach_by'::text), ('rule'::text,'rules'::text,'rule'::text), ('scheme_rule'::text,'scheme'::text,'scheme, rule'::text), ('scheme_period'::text,'scheme'::text,'scheme, place'::text), ('scheme_grade'::text,'scheme'::text,'scheme, grade'::text), ('unit'::text,'unit'::text,'unit'::text), ('unit_until'::text,'unit'::text,'unit, last_month'::text), ('rater'::text,'rules'::text,'unit'::text), ('ledger'::text,'rules'::text,'task_no'::text), ('ledger_unit'::text,'rules'::text,'task_no, unit'::text), ('exemption'::text,'exemption'::text,'unit, item, first_month'::text), ('holiday'::text,'other'::text,'day'::text), ('clock'::text,'rules'::text,'clock'::text), ('copied_from'::text,'published'::text,''::text), ('period'::text,'period'::text,'month'::text), ('task'::text,'facts'::text,'unit, task_id'::text), ('mark'::text,'facts'::text,'unit, item, month, rater'::text), ('measure'::text,'facts'::text,'unit, item, month'::text), ('event'::text,'event'::text,'unit, event_id'::text), ('event_step'::text,'steps'::text,'unit, event_id, step'::text), ('duty'::text,'other'::text,'role, duty, unit, item'::text), ('publication'::text,'published'::text,''::text), ('amendment'::text,'published'::text,''::text), ('published_score'::text,'revision'::text,''::text), ('published_line'::text,'revision'::text,''::text), ('published_fact'::text,'revision'::text,''::text), ('history'::text,'published'::text,''::text)) t(relation, kind, key)
     JOIN ( SELECT x.kinds,
            ((x.purpose || '_'::text) || o.operation) AS "?column?",
            ((x.each_row || 'after '::text) || o.operation) AS "?column?",
                CASE x.purpose
                    WHEN 'freeze'::text THEN o.fires
                    ELSE 'origin'::text
                END AS "case",
            x.handler
           FROM (( VALUES ('{scheme,rules,unit,other,exemption,period,facts,event,steps}'::text,'history'::text,''::text,'record_history'::text), ('{scheme}'::text,'freeze'::text,''::text,'freeze_scheme'::text), ('{exemption}'::text,'freeze'::text,''::text,'freeze_exemption'::text), ('{unit}'::text,'freeze'::text,''::text,'freeze_unit'::text), ('{facts}'::text,'freeze'::text,''::text,'freeze_facts'::text), ('{event}'::text,'freeze'::text,''::text,'freeze_event'::text), ('{period}'::text,'freeze'::text,'row '::text,'freeze_period'::text)) x(kinds, purpose, each_row, handler)
             CROSS JOIN ( VALUES ('insert'::text,'origin'::text), ('update'::text,'always'::text), ('delete'::text,'always'::text)) o(operation, fires))
        UNION ALL
         VALUES ('{scheme,rules,unit,exemption}'::text,'hold'::text,'before insert or update or delete'::text,'origin'::text,'lock_rules'::text), ('{revision}'::text,'freeze_insert'::text,'after insert'::text,'origin'::text,'freeze_revision'::text), ('{published,revision}'::text,'freeze_update'::text,'before update or delete'::text,'always'::text,'append_only'::text), ('{published,revision}'::text,'freeze_truncate'::text,'before truncate'::text,'always'::text,'append_only'::text), ('{scheme,rules,unit,other,exemption,period,facts,event,steps}'::text,'freeze_truncate'::text,'before truncate'::text,'always'::text,'refuse_truncate'::text)) g(kinds, trigger_name, action, fires, handler) ON ((t.kind = ANY ((g.kinds)::text[]))))
UNION ALL
 SELECT m.relation,
    m.trigger_name,
    m.action,
    m.columns,
    m.condition,
    'origin'::text AS fires,
    m.handler,
    ''::text AS arguments
   FROM ( VALUES ('task'::text,'check_references_insert'::text,'after insert'::text,NULL::text,NULL::text,'hold_references'::text), ('task'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'hold_references'::text), ('task'::text,'guard_task_insert'::text,'after insert'::text,NULL::text,NULL::text,'guard_facts'::text), ('task'::text,'guard_task_update'::text,'after update'::text,NULL::text,NULL::text,'guard_facts'::text), ('mark'::text,'check_references_insert'::text,'after insert'::text,NULL::text,NULL::text,'hold_references'::text), ('mark'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'hold_references'::text), ('mark'::text,'guard_mark_insert'::text,'after insert'::text,NULL::text,NULL::text,'guard_facts'::text), ('mark'::text,'guard_mark_update'::text,'after update'::text,NULL::text,NULL::text,'guard_facts'::text), ('measure'::text,'check_references_insert'::text,'after insert'::text,NULL::text,NULL::text,'hold_references'::text), ('measure'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'hold_references'::text), ('measure'::text,'guard_measure_insert'::text,'after insert'::text,NULL::text,NULL::text,'guard_facts'::text), ('measure'::text,'guard_measure_update'::text,'after update'::text,NULL::text,NULL::text,'guard_facts'::text), ('unit'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'keep_referenced'::text), ('unit'::text,'check_references_delete'::text,'after delete'::text,NULL::text,NULL::text,'keep_referenced'::text), ('item'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'keep_referenced'::text), ('item'::text,'check_references_delete'::text,'after delete'::text,NULL::text,NULL::text,'keep_referenced'::text), ('period'::text,'check_references_update'::text,'after update'::text,NULL::text,NULL::text,'keep_referenced'::text), ('period'::text,'check_references_delete'::text,'after delete'::text,NULL::text,NULL::text,'keep_referenced'::text), ('event'::text,'fill_event'::text,'row before insert or update'::text,NULL::text,NULL::text,'fill_event'::text), ('event'::text,'guard_event_insert'::text,'after insert'::text,NULL::text,NULL::text,'guard_facts'::text), ('event'::text,'guard_event_update'::text,'after update'::text,NULL::text,NULL::text,'guard_facts'::text), ('event'::text,'guard_review'::text,'row before update'::text,'status'::text,'old.status <> ''claimed'' and new.status = old.status and (new.rule <> old.rule or new.work is distinct from old.work or new.occurred_on <> old.occurred_on or new.document_no is distinct from old.document_no or new.document_on is distinct from old.document_on or new.quantity <> old.quantity or new.points is distinct from old.points)'::text,'guard_review'::text), ('event'::text,'record_step'::text,'row after update'::text,NULL::text,'new.status is distinct from old.status'::text,'record_step'::text), ('event'::text,'record_steps'::text,'after insert'::text,NULL::text,NULL::text,'record_steps'::text), ('clock'::text,'guard_clock'::text,'row after insert or delete'::text,NULL::text,NULL::text,'guard_clock'::text), ('copied_from'::text,'guard_copied_from'::text,'before insert'::text,NULL::text,NULL::text,'guard_copied_from'::text), ('period'::text,'guard_first_month'::text,'row after insert or update'::text,'month, scheme'::text,NULL::text,'guard_first_month'::text), ('period'::text,'guard_length'::text,'row after insert or update'::text,'month, scheme, reports_count_in'::text,NULL::text,'guard_length'::text), ('period'::text,'guard_period'::text,'row after insert or update'::text,'month, scheme'::text,NULL::text,'guard_rules'::text), ('period'::text,'guard_tree'::text,'row after insert or update'::text,'month, scheme'::text,NULL::text,'guard_tree'::text), ('period'::text,'lock_periods'::text,'before insert or delete'::text,NULL::text,NULL::text,'lock_periods'::text), ('period'::text,'settle_events'::text,'after insert or delete'::text,NULL::text,NULL::text,'settle_events'::text), ('period'::text,'settle_events_again'::text,'row after update'::text,'month, scheme'::text,'old.month <> new.month or old.scheme <> new.scheme'::text,'settle_events'::text), ('scheme'::text,'guard_first_month'::text,'row after update'::text,'first_month'::text,NULL::text,'guard_first_month'::text), ('scheme'::text,'guard_length'::text,'row after update'::text,'months'::text,'old.months <> new.months'::text,'guard_length'::text), ('scheme'::text,'guard_time_zone'::text,'row after insert or update'::text,'time_zone'::text,NULL::text,'guard_time_zone'::text), ('scheme_item'::text,'guard_leagues'::text,'row after insert or update'::text,'leagues, only_for'::text,NULL::text,'guard_leagues'::text), ('scheme_item'::text,'check_facts_update'::text,'after update'::text,NULL::text,NULL::text,'guard_changed_rules'::text), ('scheme_item'::text,'check_facts_delete'::text,'after delete'::text,NULL::text,NULL::text,'guard_changed_rules'::text), ('scheme_item'::text,'guard_tree'::text,'row after insert or update or delete'::text,NULL::text,NULL::text,'guard_tree'::text), ('scheme_rule'::text,'guard_leagues'::text,'row after insert or update'::text,'only_for'::text,NULL::text,'guard_leagues'::text), ('scheme_rule'::text,'check_facts_update'::text,'after update'::text,NULL::text,NULL::text,'guard_changed_rules'::text), ('scheme_rule'::text,'check_facts_delete'::text,'after delete'::text,NULL::text,NULL::text,'guard_changed_rules'::text), ('unit'::text,'fill_unit'::text,'row before insert'::text,NULL::text,NULL::text,'fill_unit'::text), ('unit'::text,'guard_unit_months'::text,'row after update'::text,'first_month, last_month'::text,NULL::text,'guard_unit_months'::text), ('unit'::text,'keep_unit'::text,'row before update'::text,NULL::text,'old.unit = new.unit and (old.name <> new.name or old.league <> new.league)'::text,'keep_unit'::text)) m(relation, trigger_name, action, columns, condition, handler);


--
-- Name: VIEW trigger_spec; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.trigger_spec IS '各表的触发器：用于检查、记录变更、锁定和冻结；触发器据此建立，verify_publications() 据此核对 / The triggers that check, record, lock and freeze the tables. They are made from this view, and verify_publications() compares them with it';


--
-- Name: COLUMN trigger_spec.relation; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.relation IS '表 / The table';


--
-- Name: COLUMN trigger_spec.trigger_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.trigger_name IS '触发器名称 / Name of the trigger';


--
-- Name: COLUMN trigger_spec.action; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.action IS '何时触发，row 为逐行 / When it fires; row is for each row';


--
-- Name: COLUMN trigger_spec.columns; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.columns IS '只在改动这些列时触发；空为任何列 / The columns whose change makes it fire; NULL: any';


--
-- Name: COLUMN trigger_spec.condition; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.condition IS '只在满足此条件时触发；空为总是触发 / The condition under which it fires; NULL: always';


--
-- Name: COLUMN trigger_spec.fires; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.fires IS 'origin 一般情形；always 在 session_replication_role = replica 时亦触发 / origin: not in replica mode; always: also if session_replication_role = replica';


--
-- Name: COLUMN trigger_spec.handler; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.handler IS '所执行的函数 / The function that it calls';


--
-- Name: COLUMN trigger_spec.arguments; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.trigger_spec.arguments IS '函数的参数：主键各列 / Arguments of the function: the columns of the key';


--
-- Name: guard_problem(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_problem() RETURNS TABLE(relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT g.relation,
     g.trigger_name AS row_key,
     '触发器不存在，或未按要求启用；upgrade_assessment() 可修复 / the trigger is missing, or not enabled as it should be; upgrade_assessment() repairs it'::text AS message
    FROM (((small.trigger_spec g
      LEFT JOIN pg_class c ON (((c.relname = g.relation) AND (c.relnamespace = ( SELECT small.own_schema() AS own_schema)))))
      LEFT JOIN pg_proc h ON (((h.proname = g.handler) AND (h.pronamespace = c.relnamespace))))
      LEFT JOIN pg_trigger t ON (((t.tgrelid = c.oid) AND (t.tgname = g.trigger_name) AND (t.tgfoid = h.oid) AND ((t.tgqual IS NULL) = (g.condition IS NULL)) AND (ARRAY( SELECT (a.attname)::text AS attname
            FROM pg_attribute a
           WHERE ((a.attrelid = c.oid) AND (a.attnum = ANY ((t.tgattr)::smallint[])))
           ORDER BY ((a.attname)::text)) = ARRAY( SELECT n.n
            FROM regexp_split_to_table(g.columns, ', '::text) n(n)
           ORDER BY n.n)) AND (t.tgtype = ( SELECT sum(b."bit") AS sum
            FROM ( VALUES ('row'::text,1), ('before'::text,2), ('insert'::text,4), ('delete'::text,8), ('update'::text,16), ('truncate'::text,32)) b(word, "bit")
           WHERE (b.word = ANY (string_to_array(g.action, ' '::text))))))))
   WHERE (t.tgenabled IS DISTINCT FROM
         CASE g.fires
             WHEN 'always'::text THEN 'A'::"char"
             ELSE 'O'::"char"
         END)
 UNION ALL
  SELECT (c.relname)::text AS relation,
     (t.tgname)::text AS row_key,
     '触发器已停用 / the trigger is disabled'::text AS message
    FROM (pg_trigger t
      JOIN pg_class c ON ((c.oid = t.tgrelid)))
   WHERE ((c.relnamespace = ( SELECT small.own_schema() AS own_schema)) AND (t.tgenabled = ANY (ARRAY['D'::"char", 'R'::"char"])) AND (NOT (EXISTS ( SELECT
            FROM small.trigger_spec g
           WHERE ((g.relation = c.relname) AND (g.trigger_name = t.tgname))))))
 UNION ALL
  SELECT (c.relname)::text AS relation,
     NULL::text AS row_key,
     '行级安全未启用；upgrade_assessment() 可修复 / row level security is not enabled; upgrade_assessment() repairs it'::text AS message
    FROM pg_class c
   WHERE ((c.relnamespace = ( SELECT small.own_schema() AS own_schema)) AND (c.relname IN ( SELECT g.relation
            FROM small.trigger_spec g)) AND (NOT c.relrowsecurity));
END;


--
-- Name: FUNCTION guard_problem(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_problem() IS '内部函数：不存在或未启用的触发器和行级安全 / Internal: triggers and row level security that are missing or not enabled';


--
-- Name: guard_review(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_review() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'event "%" of unit "%" is % already, and its facts differ from these', old.event_id, old.unit, old.status
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Read it again. To correct it, change the facts without setting the status.';
end
$$;


--
-- Name: FUNCTION guard_review(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_review() IS '触发器：已审核的事项不再以其他依据重复审核 / Trigger: an event that is reviewed is not reviewed again with other facts';


--
-- Name: guard_rules(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_rules() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    perform refuse_misfit(array[new.month], tg_table_name, tg_op = 'INSERT');
    return null;
end
$$;


--
-- Name: FUNCTION guard_rules(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_rules() IS '触发器：月份开始或改用办法后，已有事实仍须符合 / Trigger: when a month is opened or given another scheme, the facts that are there must still fit';


--
-- Name: guard_time_zone(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_time_zone() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    perform now() at time zone new.time_zone;
    return null;
exception when invalid_parameter_value then
    raise exception 'scheme "%": the server knows no time zone "%"', new.scheme, new.time_zone
        using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = 'time_zone',
              hint = 'The view pg_timezone_names lists them, Asia/Shanghai for one.';
end
$$;


--
-- Name: FUNCTION guard_time_zone(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_time_zone() IS '触发器：时区须为服务器所知 / Trigger: a time zone must be one that the server knows';


--
-- Name: guard_tree(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_tree() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    about constant text := coalesce(to_jsonb(new), to_jsonb(old)) ->> 'scheme';
    wrong record;
begin
    if tg_table_name = 'period' or exists (select from period as p where p.scheme = about) then
        select t.problem, t.hint into wrong from tree_problem(about) as t order by t.item limit 1;
        if found then
            raise exception '%', wrong.problem
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, hint = wrong.hint;
        end if;
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_tree(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_tree() IS '触发器：考核月份所用办法的考核内容树须完整 / Trigger: the tree of a scheme that scores a month must be whole';


--
-- Name: guard_unit_months(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.guard_unit_months() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    wrong text;
begin
    perform xcedu.enter_schema(tg_relid);
    select format('%s of month %s', f.fact, f.month) into wrong
    from (
        select format('task "%s"', t.task_id) as fact, t.month from task as t where t.unit = new.unit
        union all
        select format('mark on item "%s"', k.item), k.month from mark as k where k.unit = new.unit
        union all
        select format('measure of item "%s"', q.item), q.month from measure as q where q.unit = new.unit
        union all
        select format('event "%s"', e.event_id), e.month from event as e where e.unit = new.unit and e.status in ('approved', 'revoked')
    ) as f
    where not in_force(f.month, new.first_month, new.last_month)
    order by f.month, f.fact
    limit 1;
    if found then
        raise exception 'unit "%" has facts outside its months: %', left(new.unit, 80), wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Remove or move these facts first.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION guard_unit_months(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.guard_unit_months() IS '触发器：单位的考核月份须包括其已有事实的月份 / Trigger: the months of a unit include those of its facts';


--
-- Name: has_item(text, text, date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.has_item(unit text, item text, month date, of_scheme text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT
            FROM small.tree_of(has_item.of_scheme) t(item, part, only_for, level)
           WHERE ((t.item = has_item.item) AND (EXISTS ( SELECT
                    FROM small.unit_of(has_item.month) u(unit, name, league)
                   WHERE ((u.unit = has_item.unit) AND (u.league <> ALL (t.only_for))))))))) AS has;
END;


--
-- Name: FUNCTION has_item(unit text, item text, month date, of_scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) IS '某单位当月是否有某考核内容（其组别不在限于的组别之外） / Whether a unit has an item in its tree in a month: the item is not only for other leagues';


--
-- Name: history_key(jsonb, text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.history_key("row" jsonb, a text, b text, c text, d text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (
         CASE
             WHEN (b IS NULL) THEN jsonb_build_array(("row" ->> a))
             WHEN (c IS NULL) THEN jsonb_build_array(("row" ->> a), ("row" ->> b))
             WHEN (d IS NULL) THEN jsonb_build_array(("row" ->> a), ("row" ->> b), ("row" ->> c))
             ELSE jsonb_build_array(("row" ->> a), ("row" ->> b), ("row" ->> c), ("row" ->> d))
         END)::text AS key;
END;


--
-- Name: FUNCTION history_key("row" jsonb, a text, b text, c text, d text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.history_key("row" jsonb, a text, b text, c text, d text) IS '内部函数：按主键各列的名称取一行的键 / Internal: the key of a row, by the names of its columns';


--
-- Name: history; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.history (
    change bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_role text NOT NULL,
    session_role text NOT NULL,
    relation text NOT NULL,
    row_key text NOT NULL,
    month date,
    moved_to date,
    old jsonb,
    new jsonb,
    CONSTRAINT history_old_or_new CHECK ((num_nulls(old, new) < 2))
);


--
-- Name: TABLE history; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.history IS '变更记录：规则、单位、事实和职责的每一次变动，只增不改 / Every change of rules, units, facts and duties; append-only';


--
-- Name: COLUMN history.change; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.change IS '序号 / Number of the change';


--
-- Name: COLUMN history.at; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.at IS '时间 / When';


--
-- Name: COLUMN history.by_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.by_role IS '执行的数据库角色（含 SET ROLE，SECURITY DEFINER 函数内亦同） / The database role that did it: the one set by SET ROLE, also inside SECURITY DEFINER functions';


--
-- Name: COLUMN history.session_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.session_role IS '登录的数据库角色 / The database role that logged in';


--
-- Name: COLUMN history.relation; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.relation IS '表 / The table';


--
-- Name: COLUMN history.row_key; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.row_key IS '行的主键：各列值的 JSON 数组 / Key of the row: a JSON array of its values';


--
-- Name: COLUMN history.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.month IS '该行所属月份，与月份无关则为空 / Month of the row before the change (after it, if it was inserted); NULL for a table without months';


--
-- Name: COLUMN history.moved_to; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.moved_to IS '变动后改属的月份，未改则为空 / Month of the row after the change, if that is another';


--
-- Name: COLUMN history.old; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.old IS '变动前的行，新增则为空 / The row before; NULL if it was inserted';


--
-- Name: COLUMN history.new; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.history.new IS '变动后的行，删除则为空 / The row after; NULL if it was deleted';


--
-- Name: history_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.history_of(month date) RETURNS TABLE(change bigint, at timestamp with time zone, by_role text, session_role text, relation text, row_key text, old jsonb, new jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT h.change,
     h.at,
     h.by_role,
     h.session_role,
     h.relation,
     h.row_key,
     h.old,
     h.new
    FROM small.history h
   WHERE (h.month = history_of.month)
 UNION ALL
  SELECT h.change,
     h.at,
     h.by_role,
     h.session_role,
     h.relation,
     h.row_key,
     h.old,
     h.new
    FROM small.history h
   WHERE (h.moved_to = history_of.month);
END;


--
-- Name: FUNCTION history_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.history_of(month date) IS '某月的变更记录：该月的行的变动，以及改属该月的行 / The history of a month: changes of its rows, and of rows that moved to it';


--
-- Name: hold_references(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.hold_references() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    units text[];
    items text[];
    months date[];
    absent text;
begin
    if tg_op = 'INSERT' then
        with named as materialized (select distinct a.unit, a.item, a.month from added as a)
        select array(select distinct n.unit from named as n), array(select distinct n.item from named as n), array(select distinct n.month from named as n)
        into units, items, months;
    else
        units := array(select a.unit from added as a except select r.unit from removed as r);
        items := array(select a.item from added as a except select r.item from removed as r);
        months := array(select a.month from added as a except select r.month from removed as r);
    end if;
    absent := first_absent(units, array(select u.unit from unit as u where u.unit = any (units) order by u.unit for key share));
    if absent is not null then
        perform refuse_absent(tg_table_name, 'unit', absent, (select to_jsonb(a) from added as a where a.unit = absent limit 1));
    end if;
    absent := first_absent(items, array(select i.item from item as i where i.item = any (items) order by i.item for key share));
    if absent is not null then
        perform refuse_absent(tg_table_name, 'item', absent, (select to_jsonb(a) from added as a where a.item = absent limit 1));
    end if;
    absent := first_absent(months::text[],
                           array(select p.month from period as p where p.month = any (months) order by p.month for key share)::text[]);
    if absent is not null then
        perform refuse_absent(tg_table_name, 'month', absent, (select to_jsonb(a) from added as a where a.month = absent::date limit 1));
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION hold_references(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.hold_references() IS '触发器：任务、评分和数值的单位、考核内容和月份须存在，并锁定至事务结束（同外键） / Trigger: unit, item and month of tasks, marks and measured values must exist, and stay until the transaction ends, as with a foreign key';


--
-- Name: isolation_hint(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.isolation_hint(otherwise text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT concat('Begin the transaction with BEGIN ISOLATION LEVEL READ COMMITTED', otherwise,
         CASE
             WHEN (current_setting('default_transaction_isolation'::text) <> 'read committed'::text) THEN (('; default_transaction_isolation is "'::text || current_setting('default_transaction_isolation'::text)) || '" here'::text)
             ELSE NULL::text
         END, '.') AS hint;
END;


--
-- Name: FUNCTION isolation_hint(otherwise text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.isolation_hint(otherwise text) IS '内部函数：隔离级别不符时的提示 / Internal: the hint for another isolation level than READ COMMITTED';


--
-- Name: league; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.league (
    league text NOT NULL,
    title text NOT NULL,
    CONSTRAINT league_league_is_code CHECK (xcedu.is_code(league, 'league'::text, 'league'::text)),
    CONSTRAINT league_title_is_text CHECK (xcedu.is_text(title, 'league'::text, 'title'::text, 100000))
);


--
-- Name: TABLE league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.league IS '组别：同组单位之间排名 / Leagues: units are ranked against those of their league';


--
-- Name: COLUMN league.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.league.league IS '组别代码 / League code';


--
-- Name: COLUMN league.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.league.title IS '组别名称 / Title of the league';


--
-- Name: item_finding(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.item_finding(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH given AS (
          SELECT si.item,
             it.title,
             si.kind,
             trim_scale(si.cap) AS cap,
             trim_scale(si.weight) AS weight,
             trim_scale(f.out_of) AS out_of,
             trim_scale(si.points_each) AS points_each,
             COALESCE((si.clause ~ '\S'::text), false) AS has_clause,
             COALESCE((si.standard ~ '\S'::text), false) AS has_standard,
             si.last_month
            FROM ((small.scheme_item si
              JOIN small.item it ON ((it.item = si.item)))
              LEFT JOIN small.full_marks_of(item_finding.scheme) f(item, part, out_of, counts) ON ((f.item = si.item)))
           WHERE (si.scheme = item_finding.scheme)
         )
  SELECT 'no_items'::text AS finding,
     'error'::text AS severity,
     item_finding.scheme AS subject,
     '办法没有考核内容，算不出得分 / the scheme has no items, and so no score'::text AS message
   WHERE (NOT (EXISTS ( SELECT
            FROM given g)))
 UNION ALL
  SELECT 'broken_tree'::text AS finding,
     'error'::text AS severity,
     t.item AS subject,
     format('考核内容树不完整，考核某月时会报错 / %s: no month can be scored by it'::text, t.problem) AS message
    FROM small.tree_problem(item_finding.scheme) t(item, problem, hint)
 UNION ALL
  SELECT 'total_not_100'::text AS finding,
     'note'::text AS severity,
     item_finding.scheme AS subject,
         CASE
             WHEN (min(j.league) IS NULL) THEN format('基础分满分为 %s，不是 100 / the base is out of %s, not 100'::text, min(j.base), min(j.base))
             ELSE format('基础分满分不是 100：%s / the base is not out of 100: %s'::text, string_agg(format('%s %s'::text, j.league, j.base), '，'::text ORDER BY j.league), string_agg(format('%s %s'::text, j.league, j.base), ', '::text ORDER BY j.league))
         END AS message
    FROM ( SELECT l.league,
             trim_scale(sum(f.counts)) AS base
            FROM ((( SELECT NULL::text AS league
                   WHERE (NOT (item_finding.scheme IN ( SELECT b.scheme
                            FROM small.schemes_by_league() b(scheme))))
                 UNION ALL
                  SELECT g.league
                    FROM small.league g
                   WHERE (item_finding.scheme IN ( SELECT b.scheme
                            FROM small.schemes_by_league() b(scheme)))) l
              CROSS JOIN LATERAL small.full_marks_of(item_finding.scheme, l.league) f(item, part, out_of, counts))
              JOIN small.scheme_item si ON (((si.scheme = item_finding.scheme) AND (si.item = f.item))))
           WHERE (si.part = 'base'::text)
           GROUP BY l.league) j
   WHERE (j.base <> (100)::numeric)
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 'weight_without_full_marks'::text AS finding,
     'error'::text AS severity,
     g.item AS subject,
     format('%s（%s）没有满分，权重 %s 无从得分，请填写上限 / %s is out of nothing that its weight of %s could be scored by: say its cap'::text, g.item, g.title, g.weight, g.item, g.weight) AS message
    FROM given g
   WHERE ((g.weight IS NOT NULL) AND (g.out_of = (0)::numeric))
 UNION ALL
  SELECT 'full_marks_not_weight'::text AS finding,
     'doubt'::text AS severity,
     g.item AS subject,
     format('%s（%s）的满分为 %s，权重为 %s：扣 1 分折算为 %s 分 / %s is out of %s, its weight is %s: a point lost costs %s'::text, g.item, g.title, g.out_of, g.weight, j.each, g.item, g.out_of, g.weight, j.each) AS message
    FROM (given g
      CROSS JOIN LATERAL ( SELECT trim_scale(round((g.weight / NULLIF(g.out_of, (0)::numeric)), 6)) AS each) j)
   WHERE ((g.out_of <> g.weight) AND (g.out_of <> (0)::numeric))
 UNION ALL
  SELECT 'item_without_clause'::text AS finding,
     'doubt'::text AS severity,
     g.item AS subject,
     format('考核内容 %s（%s）没有条款%s / item %s has no clause%s'::text, g.item, g.title,
         CASE
             WHEN g.has_standard THEN '，仅有考核标准'::text
             ELSE '，也没有考核标准'::text
         END, g.item,
         CASE
             WHEN g.has_standard THEN ', only a standard'::text
             ELSE ' and no standard'::text
         END) AS message
    FROM given g
   WHERE ((NOT g.has_clause) AND (g.kind = ANY (ARRAY['breach'::text, 'mark'::text, 'measure'::text])))
 UNION ALL
  SELECT 'points_each_above_full_marks'::text AS finding,
     'doubt'::text AS severity,
     g.item AS subject,
     format('考核内容 %s（%s）每次扣 %s 分，多于满分 %s 分 / item %s loses %s points a breach, more than its full marks of %s'::text, g.item, g.title, g.points_each, g.cap, g.item, g.points_each, g.cap) AS message
    FROM given g
   WHERE (g.points_each > g.cap)
 UNION ALL
  SELECT 'item_ended'::text AS finding,
     'doubt'::text AS severity,
     g.item AS subject,
     format('考核内容 %s（%s）的阶段止于 %s，办法自 %s 起启用，从不适用 / the stage of item %s ended in %s, the scheme is for %s and later: it never applies'::text, g.item, g.title, j.last_month, j.first_month, g.item, j.last_month, j.first_month) AS message
    FROM ((given g
      JOIN small.scheme s ON ((s.scheme = item_finding.scheme)))
      CROSS JOIN LATERAL ( SELECT to_char((g.last_month)::timestamp with time zone, 'YYYY-MM'::text) AS last_month,
             to_char((s.first_month)::timestamp with time zone, 'YYYY-MM'::text) AS first_month) j)
   WHERE (g.last_month < s.first_month)
 UNION ALL
  SELECT 'no_report_item'::text AS finding,
     'doubt'::text AS severity,
     'report'::text AS subject,
     '有任务分解台账，但办法没有 breach 类考核内容 report：开始考核某月时不生成报送任务 / there is a ledger, but no item report of kind breach: opening a month makes no obligations to report'::text AS message
   WHERE ((EXISTS ( SELECT
            FROM small.ledger l)) AND (NOT (EXISTS ( SELECT
            FROM given g
           WHERE ((g.item = 'report'::text) AND (g.kind = 'breach'::text))))));
END;


--
-- Name: FUNCTION item_finding(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.item_finding(scheme text) IS '办法中考核内容树的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the tree of a scheme, see lint_scheme(); no row if nothing is';


--
-- Name: item_problem(text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.item_problem(unit text, item text, month date) RETURNS TABLE(problem text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT format('item "%s" of scheme "%s" is only for other leagues than "%s", in which the unit is in %s'::text, item_problem.item, p.scheme, ( SELECT u.league
            FROM small.unit_of(item_problem.month) u(unit, name, league)
           WHERE (u.unit = item_problem.unit)), item_problem.month) AS problem
    FROM small.period p
   WHERE ((p.month = item_problem.month) AND
         CASE
             WHEN (p.scheme IN ( SELECT b.scheme
                FROM small.schemes_by_league() b(scheme))) THEN (NOT small.has_item(item_problem.unit, item_problem.item, item_problem.month, p.scheme))
             ELSE false
         END);
END;


--
-- Name: FUNCTION item_problem(unit text, item text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.item_problem(unit text, item text, month date) IS '某单位当月不应有某考核内容的事实的原因，没有则无行 / Why a unit has no facts of an item in a month; no row if it can';


--
-- Name: keep_referenced(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.keep_referenced() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone text[];
    months date[];
    standing text;
begin
    if tg_table_name = 'unit' then
        gone := array(select r.unit from removed as r where not exists (select from unit as u where u.unit = r.unit));
    elsif tg_table_name = 'item' then
        gone := array(select r.item from removed as r where not exists (select from item as i where i.item = r.item));
    else
        months := array(select r.month from removed as r where not exists (select from period as p where p.month = r.month));
        gone := months::text[];
    end if;
    if gone = '{}' then
        return null;
    end if;
    -- an older snapshot would not show the facts of transactions that this one has waited for
    perform require_read_committed(tg_table_name);
    -- a statement of its own for each table: only a plan for what is asked is fast
    if tg_table_name = 'unit' then
        select f.name into standing from fact_on(gone, null, null) as f limit 1;
    elsif tg_table_name = 'item' then
        select f.name into standing from fact_on(null, gone, null) as f limit 1;
    else
        select f.name into standing from fact_on(null, null, months) as f limit 1;
    end if;
    if found then
        raise exception '% % can be neither deleted nor renamed: % stands on it', case tg_table_name when 'period' then 'month' else tg_table_name end,
                        (select string_agg(case tg_table_name when 'period' then g.name else format('"%s"', left(g.name, 80)) end, ', ' order by g.name)
                         from unnest(gone[1:20]) as g (name)),
                        standing
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Delete or correct the facts that name it first.';
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION keep_referenced(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.keep_referenced() IS '触发器：任务、评分和数值所指的单位、考核内容和月份不得删除或改代码（23503） / Trigger: units, items and months that tasks, marks and measured values name are neither deleted nor given another key (23503)';


--
-- Name: keep_unit(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.keep_unit() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into unit_until (unit, last_month, name, league)
    select old.unit, l.month, old.name, old.league
    from (select (first_open_month() - interval '1 month')::date as month) as l
    where l.month is not null           -- else no month is published
          and in_force(l.month, old.first_month, null)
          and not exists (select from unit_until as u where u.unit = old.unit and u.last_month >= l.month);
    return new;
end
$$;


--
-- Name: FUNCTION keep_unit(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.keep_unit() IS '触发器：单位改名、改组时，把至最后公布月份为止的名称和组别记入 unit_until / Trigger: when a unit is renamed or moved, keeps its name and league up to the last published month in unit_until';


--
-- Name: score_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.score_of(month date, scheme small.scheme) RETURNS TABLE(unit text, base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, missing bigint, assessed_percent numeric, gained numeric, taken_back numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT r.unit,
     i.base,
     i.bonus,
     i.penalty,
     i.total,
     (i.total IS NOT NULL),
     r.missing,
     r.assessed_percent,
     (i.bonus - i.taken_back),
     i.taken_back
    FROM (small.rolled_of(score_of.month, score_of.scheme) r(unit, items, states, missing, assessed_percent)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (bool_or((x.part = 'base'::text)) IS NOT TRUE) THEN (0)::numeric
                     WHEN (bool_and((x.brings IS NOT NULL)) FILTER (WHERE (x.part = 'base'::text)) AND bool_or(x.can_be_scored) FILTER (WHERE (x.part = 'base'::text))) THEN sum(x.brings) FILTER (WHERE (x.part = 'base'::text))
                     ELSE NULL::numeric
                 END AS base,
                 CASE
                     WHEN (bool_and((x.brings IS NOT NULL)) FILTER (WHERE (x.part = 'bonus'::text)) IS NOT FALSE) THEN COALESCE(sum(x.brings) FILTER (WHERE (x.part = 'bonus'::text)), (0)::numeric)
                     ELSE NULL::numeric
                 END AS bonus,
                 CASE
                     WHEN (bool_and((x.brings IS NOT NULL)) FILTER (WHERE (x.part = 'penalty'::text)) IS NOT FALSE) THEN COALESCE(sum(x.brings) FILTER (WHERE (x.part = 'penalty'::text)), (0)::numeric)
                     ELSE NULL::numeric
                 END AS penalty,
             COALESCE(sum(x.taken_back) FILTER (WHERE (x.part = 'bonus'::text)), (0)::numeric) AS taken_back,
                 CASE
                     WHEN (bool_or(x.can_be_scored) FILTER (WHERE (x.part = 'base'::text)) IS NOT FALSE) THEN max(x.value) FILTER (WHERE (x.parent IS NULL))
                     ELSE NULL::numeric
                 END AS total
            FROM ( SELECT si.part,
                     si.parent,
                     y.brings,
                     y.taken_back,
                     y.value,
                     ((r.assessed_percent > (0)::numeric) OR (y.out_of <> (0)::numeric)) AS can_be_scored
                    FROM (unnest(r.items) y(item, own, children, value, out_of, brings, taken_back)
                      JOIN small.scheme_item si ON (((si.scheme = (score_of.scheme).scheme) AND (si.item = y.item))))
                   WHERE ((si.part IS NOT NULL) OR (si.parent IS NULL))) x) i);
END;


--
-- Name: FUNCTION score_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.score_of(month date, scheme small.scheme) IS '某月按某办法的各单位总分 / The score of each unit in a month under a scheme';


--
-- Name: placed_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.placed_of(month date, scheme small.scheme) RETURNS TABLE(league text, rank integer, unit text, unit_name text, base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, rater boolean, missing bigint, assessed_percent numeric, gained numeric, taken_back numeric, places bigint, ranked bigint, last_place boolean, grade_place integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT u.league,
         CASE
             WHEN (s.total IS NULL) THEN NULL::integer
             WHEN ((placed_of.scheme).ties = 'dense'::text) THEN (dense_rank() OVER ranks)::integer
             ELSE (rank() OVER ranks)::integer
         END AS rank,
     u.unit,
     u.name,
     s.base,
     s.bonus,
     s.penalty,
     s.total,
     s.complete,
     (r.unit IS NOT NULL),
     s.missing,
     s.assessed_percent,
     s.gained,
     s.taken_back,
     count(*) OVER ranks AS count,
     count(s.total) OVER (PARTITION BY u.league) AS count,
     COALESCE(f.last_place, false) AS "coalesce",
     f.grade_place
    FROM (((small.score_of(placed_of.month, placed_of.scheme) s(unit, base, bonus, penalty, total, complete, missing, assessed_percent, gained, taken_back)
      JOIN small.unit_of(placed_of.month) u(unit, name, league) ON ((u.unit = s.unit)))
      LEFT JOIN small.rater r ON ((r.unit = s.unit)))
      LEFT JOIN ( SELECT e.unit,
             bool_or((e.effect = 'last_place'::text)) AS last_place,
             max(g.place) AS grade_place
            FROM (small.effect_of(placed_of.month, placed_of.scheme) e(unit, effect, grade, event_id, rule)
              LEFT JOIN small.scheme_grade g ON (((g.scheme = (placed_of.scheme).scheme) AND (g.grade = e.grade))))
           GROUP BY e.unit) f ON ((f.unit = s.unit)))
   WHERE (( SELECT small.sees_all_units() AS sees_all_units) AND (s.assessed_percent <> (0)::numeric))
   WINDOW ranks AS (PARTITION BY u.league ORDER BY (s.total IS NULL), COALESCE(f.last_place, false), s.total DESC);
END;


--
-- Name: FUNCTION placed_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.placed_of(month date, scheme small.scheme) IS '某月按某办法的分组名次，未定等次；不能看到全部单位的角色没有行 / The ranks of each league in a month under a scheme, without grades; no rows for a role that does not see all units';


--
-- Name: ranking_of(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.ranking_of(month date, scheme small.scheme) RETURNS TABLE(league text, rank integer, unit text, unit_name text, base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, rater boolean, missing bigint, assessed_percent numeric, gained numeric, taken_back numeric, grade text, last_place boolean)
    LANGUAGE sql STABLE STRICT COST 50000 PARALLEL SAFE
    BEGIN ATOMIC
 SELECT r.league,
     r.rank,
     r.unit,
     r.unit_name,
     r.base,
     r.bonus,
     r.penalty,
     r.total,
     r.complete,
     r.rater,
     r.missing,
     r.assessed_percent,
     r.gained,
     r.taken_back,
     ( SELECT g.grade
            FROM small.scheme_grade g
           WHERE ((g.scheme = (ranking_of.scheme).scheme) AND ((g.at_least IS NULL) OR (r.total >= g.at_least)) AND ((g.share IS NULL) OR ((r.places)::numeric <= floor((g.share * (r.ranked)::numeric)))) AND (g.place >= COALESCE(r.grade_place, 1)) AND (r.total IS NOT NULL))
           ORDER BY g.place
          LIMIT 1) AS grade,
     r.last_place
    FROM small.placed_of(ranking_of.month, ranking_of.scheme) r(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, missing, assessed_percent, gained, taken_back, places, ranked, last_place, grade_place);
END;


--
-- Name: FUNCTION ranking_of(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.ranking_of(month date, scheme small.scheme) IS '某月按某办法的分组排名和等次；不能看到全部单位的角色没有行 / The ranking of each league in a month under a scheme, with grades; no rows for a role that does not see all units';


--
-- Name: later_changes(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.later_changes(month date) RETURNS TABLE(month date, unit text, unit_name text, rank integer, rank_now integer, total numeric, total_now numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.month,
     c.unit,
     c.unit_name,
     c.rank,
     c.rank_now,
     c.total,
     c.total_now
    FROM ((small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
      CROSS JOIN LATERAL ( SELECT COALESCE(was.unit, now.unit) AS unit,
             COALESCE(was.unit_name, now.unit_name) AS unit_name,
             was.rank,
             now.rank AS rank_now,
             was.total,
             now.total AS total_now
            FROM (( SELECT x.unit,
                     x.unit_name,
                     x.league,
                     x.rank,
                     x.base,
                     x.bonus,
                     x.penalty,
                     x.total
                    FROM small.published_score x
                   WHERE ((x.month = p.month) AND (x.revision = p.revision))) was
              FULL JOIN small.ranking_of(p.month, s.*) now(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, missing, assessed_percent, gained, taken_back, grade, last_place) ON ((now.unit = was.unit)))
           WHERE ((was.league IS DISTINCT FROM now.league) OR (was.rank IS DISTINCT FROM now.rank) OR (was.base IS DISTINCT FROM now.base) OR (was.bonus IS DISTINCT FROM now.bonus) OR (was.penalty IS DISTINCT FROM now.penalty) OR (was.total IS DISTINCT FROM now.total))) c)
   WHERE ((p.month > later_changes.month) AND p.published)
   ORDER BY p.month, c.unit;
END;


--
-- Name: FUNCTION later_changes(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.later_changes(month date) IS '若重新计算，其后已公布的月份中哪些单位的得分或名次会变 / Which scores and ranks of later published months would change if these were worked out anew';


--
-- Name: length_problem(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.length_problem(month date, scheme text) RETURNS TABLE(problem text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT format('month %s begins no period of scheme "%s": its periods have %s months'::text, length_problem.month, s.scheme, s.months) AS problem,
     format('Periods of 3 months begin in January, April, July and October, of 6 in January and July, of 12 in January: here that is %s.'::text, make_date((EXTRACT(year FROM length_problem.month))::integer, ((EXTRACT(month FROM length_problem.month))::integer - (((EXTRACT(month FROM length_problem.month))::integer - 1) % s.months)), 1)) AS hint
    FROM small.scheme s
   WHERE ((s.scheme = length_problem.scheme) AND ((((EXTRACT(month FROM length_problem.month))::integer - 1) % s.months) <> 0))
 UNION ALL
  SELECT format('month %s lies in the period from %s on, which has %s months by scheme "%s"'::text, GREATEST(length_problem.month, p.month), LEAST(length_problem.month, p.month),
         CASE
             WHEN (p.month < length_problem.month) THEN t.months
             ELSE s.months
         END,
         CASE
             WHEN (p.month < length_problem.month) THEN t.scheme
             ELSE s.scheme
         END) AS problem,
     'Periods follow each other; one of other months begins where the one before it ends.'::text AS hint
    FROM ((small.scheme s
      CROSS JOIN small.period p)
      JOIN small.scheme t ON ((t.scheme = p.scheme)))
   WHERE ((s.scheme = length_problem.scheme) AND (p.month <> length_problem.month) AND (p.month < small.months_after(length_problem.month, s.months)) AND (length_problem.month < small.months_after(p.month, t.months)));
END;


--
-- Name: FUNCTION length_problem(month date, scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.length_problem(month date, scheme text) IS '某办法的一期自某月开始有何不妥：不是一期的首月，或与已开始的一期重叠；没有则无行 / What is wrong with a period of a scheme that begins in a month: it is not where one begins, or another one lies across it; no row if nothing is';


--
-- Name: line_of_row(text, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.line_of_row(text text, text_version integer) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE text_version
             WHEN 1 THEN text
             ELSE small.sha256_of(text)
         END AS line;
END;


--
-- Name: FUNCTION line_of_row(text text, text_version integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.line_of_row(text text, text_version integer) IS '一行在公布的规范文本中的一行：第1版为其文本，此后为其文本的摘要 / The line of a row in the text of its publication: its own text in version 1, the digest of that from then on';


--
-- Name: lint_scheme_inside(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lint_scheme_inside(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text, reading text, settled text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
#variable_conflict use_column
begin
    if lint_scheme_inside.scheme is null then
        raise exception 'scheme must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from scheme as s where s.scheme = lint_scheme_inside.scheme) then
        raise exception 'there is no scheme "%"', left(lint_scheme_inside.scheme, 80)
            using errcode = 'foreign_key_violation',
                  hint = 'The schemes are in the table scheme.';
    end if;

    return query
    select f.finding, f.severity, f.subject, f.message, r.reading, r.text
    from (
        select i.finding, i.severity, i.subject, i.message
        from item_finding(lint_scheme_inside.scheme) as i
        union all
        select b.finding, b.severity, b.subject, b.message
        from band_finding(lint_scheme_inside.scheme) as b
        union all
        select e.finding, e.severity, e.subject, e.message
        from rule_finding(lint_scheme_inside.scheme) as e
        union all
        select w.finding, w.severity, w.subject, w.message
        from switch_finding(lint_scheme_inside.scheme) as w
        union all
        select p.finding, p.severity, p.subject, p.message
        from period_finding(lint_scheme_inside.scheme) as p
    ) as f
    left join reading as r
        on r.scheme = lint_scheme_inside.scheme
           and r.finding = f.finding
           and r.subject = f.subject
    order by array_position(array['error', 'doubt', 'note'], f.severity), f.finding, f.subject;
end
$$;


--
-- Name: FUNCTION lint_scheme_inside(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lint_scheme_inside(scheme text) IS '内部函数：lint_scheme 的内容，在所进入的模式中执行 / Internal: what lint_scheme does, in the schema that it enters';


--
-- Name: lint_scheme(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lint_scheme(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text, reading text, settled text)
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT r.finding,
     r.severity,
     r.subject,
     r.message,
     r.reading,
     r.settled
    FROM small.lint_scheme_inside(lint_scheme.scheme) r(finding, severity, subject, message, reading, settled);
END;


--
-- Name: FUNCTION lint_scheme(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lint_scheme(scheme text) IS '办法启用前的检查：逐条列出错误（error）、疑点（doubt）和提示（note），如考核内容树不完整、权重和满分不合、没有条款、规则重叠或缺级别、开关不起作用；severity 为严重程度，subject 为所涉规则、考核内容、考核内容/级别或 scheme 的列，reading 和 settled 为表 reading 中的解读编号和内容，尚未解读则为空；没有问题则无行。scheme 为空（22004）或不存在（23503）则报错。 / Checks a scheme before it is used, a row a finding: error, doubt or note, for instance a tree that does not hang together, weights and full marks that differ, no clause, rules that overlap or leave out a level, switches without effect; subject is the rule, item, item/level or column of scheme that it is about, reading and settled are how the table reading settles it, NULL while that is open; no row if nothing is found. An error if scheme is NULL (22004) or does not exist (23503).';


--
-- Name: listed(text[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.listed(names text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (array_to_string((names)[1:20], ', '::text) ||
         CASE
             WHEN (cardinality(names) > 20) THEN ', ...'::text
             ELSE ''::text
         END) AS text;
END;


--
-- Name: FUNCTION listed(names text[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.listed(names text[]) IS '内部函数：消息中列出的前二十个 / Internal: the first twenty of a list, for a message';


--
-- Name: load_csv_inside(text, bytea, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) RETURNS TABLE(line integer, "column" text, value text, reason text)
    LANGUAGE plpgsql
    AS $_$
#variable_conflict use_column
declare
    read_as text;
    file text;
    heads text[];           -- the columns, as the file calls them
    names text[];           -- and as the table does
begin
    perform refuse_load(load_csv_inside.relation, load_csv_inside.content, load_csv_inside.mode);
    read_as := csv_encoding(load_csv_inside.content, load_csv_inside.encoding);
    begin
        -- without the mark, and without the line by which Excel says what separates the columns
        file := regexp_replace(ltrim(convert_from(load_csv_inside.content, read_as), chr(65279)), '^"?sep=,"?\r?\n', E'\n', 'i');
    exception
        when character_not_in_repertoire or untranslatable_character then
            return query
            select l.line,
                   null::text as "column",
                   regexp_replace(encode(l.bytes, 'escape'), '^(.{80}).+$', '\1…') as value,
                   format('不是有效的 %s 编码 / not valid in the encoding %1$s', read_as) as reason
            from csv_line(load_csv_inside.content, read_as) as l
            where not l.valid
            order by l.line;
            return;
    end;

    -- the first row says which columns there are
    select r.line, r.cells into line, heads from csv_row(file) as r order by r.line limit 1;
    names := csv_names(load_csv_inside.relation, heads);
    if heads is null then
        return query select 1, null::text, null::text, '文件没有内容 / the file is empty';
    elsif cardinality(heads) = 1 and heads[1] ~ '[;\t；，|]' then
        return query
        select line, null::text, heads[1],
               '列不是以半角逗号分隔的，请另存为“CSV UTF-8（逗号分隔）” / the columns are not separated by commas: save the file as "CSV UTF-8 (comma delimited)"';
    else
        return query
        select line, h."column", h.value, h.reason
        from csv_head_problem(load_csv_inside.relation, heads, names) as h;
    end if;
    if found then
        return;
    end if;
    return query
    select r.line, r."column", r.value, r.reason
    from load_rows(load_csv_inside.relation, file, heads, names, load_csv_inside.mode = 'replace') as r;
end
$_$;


--
-- Name: FUNCTION load_csv_inside(relation text, content bytea, encoding text, mode text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) IS '内部函数：load_csv 的内容，在所进入的模式中执行 / Internal: what load_csv does, in the schema that it enters';


--
-- Name: load_csv(text, bytea, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.load_csv(relation text, content bytea, encoding text DEFAULT NULL::text, mode text DEFAULT 'insert'::text) RETURNS TABLE(line integer, "column" text, value text, reason text)
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT r.line,
     r."column",
     r.value,
     r.reason
    FROM small.load_csv_inside(load_csv.relation, load_csv.content, load_csv.encoding, load_csv.mode) r(line, "column", value, reason);
END;


--
-- Name: FUNCTION load_csv(relation text, content bytea, encoding text, mode text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) IS '从电子表格导出的 CSV 文件装入一张表（规则、单位、台账、日历和事实各表，见 csv_column）：content 为文件原样字节，encoding 缺省时按 BOM 或内容判断为 UTF-8 或 GB18030。首行为列名，次序不限，可用中文（见 csv_column）；单元格去掉首尾空白，空白为 NULL；行为 RFC 4180，空行略去。mode 缺省 insert，只新增；replace 按主键替换（更正后的表格）：已有的行改为表格所写，没有的新增，不删除，返回每处变动（reason 为“原为 …”）。全部装入则 insert 没有行返回；否则什么也不装入，每处错误返回一行：line 该行起始的行号，column 列（按文件所写），value 值，reason 原因。调用者须有插入权限。relation、content 为空（22004）、没有这张表、编码或 mode（22023）、不是 CSV（0A000，如 .xlsx、UTF-16）以及与行无关的错误则报错。 / Loads a table (of rules, units, the ledger, the calendar and facts; see csv_column) from a CSV file that a spreadsheet made: content is the file byte for byte, encoding left out is told by the byte order mark or the content, UTF-8 or GB18030. The first line has the names of the columns in any order, in Chinese if wanted (see csv_column); cells are without the blanks around them, blank ones NULL; rows are as in RFC 4180, empty ones left out. mode is insert unless it is replace: then rows whose key is there are changed to what the sheet says, others are added, none is deleted, and each cell that changes is returned (reason: was …). With insert no row is returned if everything is in; else nothing is, and there is a row for everything that is wrong: line on which the row begins, column as the file calls it, value, reason. The caller needs the privilege to insert. A NULL relation or content (22004), an unknown relation, encoding or mode (22023), what is no CSV (0A000: .xlsx, UTF-16 …) and what is no fault of a row are errors.';


--
-- Name: load_rows(text, text, text[], text[], boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) RETURNS TABLE(line integer, "column" text, value text, reason text)
    LANGUAGE plpgsql
    AS $_$
#variable_conflict use_column
declare
    written constant text[] := csv_written(load_rows.relation, load_rows.file, load_rows.names);
    entry record;
    problem jsonb;
    refused record;
    lines integer[];        -- of the rows that can be read
    originals text[];       -- their cells in the file
    readables text[] := '{}';   -- and what they say
    report jsonb[] := '{}';
    changes jsonb[] := '{}';
begin
    -- tried without a row first: a missing privilege is an error, and not the fault of any row
    perform r.place from csv_refused(load_rows.relation, written, '{}', 1, load_rows.replacing) as r;

    for entry in
        select e.line, e.cells, e.readable, e.problems
        from csv_entry(load_rows.relation, load_rows.file, load_rows.heads, load_rows.names) as e
        order by e.depth, e.line     -- a parent before its children, so that it is there when they are tried one by one
    loop
        if entry.problems is null then
            lines := lines || entry.line;
            originals := originals || entry.cells::text;
            readables := readables || entry.readable::text;
        else
            -- one by one: adding an array to an array copies both
            foreach problem in array entry.problems loop
                report := array_append(report, problem);
            end loop;
        end if;
    end loop;

    -- the rows that can be read, into the table; out of it again if there is anything to report
    if load_rows.replacing and cardinality(report) = 0 then
        changes := csv_changes(load_rows.relation, written, load_rows.heads, readables, lines);
    end if;
    begin
        for refused in
            select r.place, r.state, r.message, r.detail, r.hint, r.at_column, r.at_constraint
            from csv_refused(load_rows.relation, written, readables, 1, load_rows.replacing) as r
        loop
            report := report || (
                select jsonb_build_object('line', lines[refused.place],
                                          -- those that the file has, of a key with columns that are filled in
                                          'column', coalesce(string_agg(h.head, ', ' order by c.place),
                                                             string_agg(c.column_name, ', ' order by c.place)),
                                          'value', string_agg(h.cell, ', ' order by c.place),
                                          'reason', csv_reason(refused.state, refused.message, refused.detail, refused.hint,
                                                               refused.at_constraint))
                from csv_about(load_rows.relation, refused.at_column, refused.at_constraint) as c
                left join unnest(load_rows.heads, load_rows.names, originals[refused.place]::text[]) as h (head, name, cell)
                    on h.name = c.column_name);
        end loop;
        if cardinality(report) > 0 then
            raise exception 'nothing is loaded' using errcode = 'XCCSV';
        end if;
    exception
        when sqlstate 'XCCSV' then
            null;
    end;

    return query
    select (r.entry ->> 'line')::integer,
           r.entry ->> 'column',
           regexp_replace(r.entry ->> 'value', '^(.{80}).+$', '\1…'),
           r.entry ->> 'reason'
    from unnest(case when cardinality(report) > 0 then report else changes end) with ordinality as r (entry, place)
    order by (r.entry ->> 'line')::integer, r.place;
end
$_$;


--
-- Name: FUNCTION load_rows(relation text, file text, heads text[], names text[], replacing boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) IS '内部函数：装入首行以下的各行，有错误则什么也不装入，返回每处错误；替换则返回每处变动 / Internal: loads the rows under the first, none if anything is wrong, and returns what is; or, replacing, what changes';


--
-- Name: lock_class(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_class() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (((('small.period'::regclass)::oid)::bigint - '2147483648'::bigint))::integer AS class;
END;


--
-- Name: FUNCTION lock_class(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_class() IS '内部函数：本考核咨询锁的第一个键 / Internal: first key of the advisory locks of this assessment';


--
-- Name: lock_month_shared(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_month_shared(month date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of(lock_month_shared.month));
end
$$;


--
-- Name: FUNCTION lock_month_shared(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_month_shared(month date) IS '内部函数：以共享方式锁定某月，直至事务结束，期间不能公布或更正该月 / Internal: locks a month, shared, until the transaction ends; it can be neither published nor amended meanwhile';


--
-- Name: lock_months_exclusive(date[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_months_exclusive(months date[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    taken date;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'a month is published and amended only in a READ COMMITTED transaction, not %',
                        upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state',
                  hint = isolation_hint('');
    end if;
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    for taken in
        select distinct m.month from unnest(lock_months_exclusive.months) as m (month) where isfinite(m.month) order by 1
    loop
        perform pg_advisory_xact_lock(lock_class(), lock_of(taken));
    end loop;
    -- not FOR UPDATE: a transaction that inserts a fact holds the row (see hold_references()) before it waits for the month
    perform from period as p where p.month = any (lock_months_exclusive.months) order by p.month for no key update;
end
$$;


--
-- Name: FUNCTION lock_months_exclusive(months date[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_months_exclusive(months date[]) IS '内部函数：以独占方式锁定若干月份，以便公布或更正；隔离级别不是 READ COMMITTED 则报错（25000） / Internal: locks months, exclusively, for publishing or amending; an error (25000) if the isolation level is not READ COMMITTED';


--
-- Name: lock_months_shared(date[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_months_shared(months date[]) RETURNS date[]
    LANGUAGE plpgsql
    AS $$
declare
    held date;
begin
    for held in
        select distinct m.month from unnest(lock_months_shared.months) as m (month) where isfinite(m.month) order by 1
    loop
        perform lock_month_shared(held);
    end loop;
    perform from period as p where p.month = any (lock_months_shared.months) order by p.month for share;
    -- If the row exists, its lock reveals that the snapshot is older than the publication. If it does not exist
    -- yet, nothing reveals it.
    if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
        select min(m.month) into held
        from unnest(lock_months_shared.months) as m (month)
        where isfinite(m.month) and not exists (select from period as p where p.month = m.month);
        if held is not null then
            raise exception 'month % is not open, and facts of such a month are written only in a READ COMMITTED transaction, not %',
                            held, upper(current_setting('transaction_isolation'))
                using errcode = 'invalid_transaction_state',
                      hint = isolation_hint(', or open the month first');
        end if;
    end if;
    return array(select p.month
                 from period as p
                 where p.month = any (lock_months_shared.months) and p.published
                 order by p.month);
end
$$;


--
-- Name: FUNCTION lock_months_shared(months date[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_months_shared(months date[]) IS '内部函数：以共享方式锁定若干月份，返回其中已公布的；月份未开始而隔离级别不是 READ COMMITTED 则报错（25000） / Internal: locks months, shared, and returns those of them that are published; an error (25000) for a month that is not open, if the isolation level is not READ COMMITTED';


--
-- Name: lock_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_of(month date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (month - '2000-01-01'::date) AS key;
END;


--
-- Name: FUNCTION lock_of(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_of(month date) IS '内部函数：某月咨询锁的第二个键 / Internal: second key of the advisory lock of a month';


--
-- Name: lock_of_periods(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_of_periods() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT '-2147483647'::integer AS key;
END;


--
-- Name: FUNCTION lock_of_periods(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_of_periods() IS '内部函数：各月份是否开始的咨询锁的第二个键 / Internal: second key of the advisory lock of which months are open';


--
-- Name: lock_of_rules(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_of_rules() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT '-2147483648'::integer AS key;
END;


--
-- Name: FUNCTION lock_of_rules(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_of_rules() IS '内部函数：规则、单位等无月份各表的咨询锁的第二个键 / Internal: second key of the advisory lock of rules, units and what else has no month';


--
-- Name: lock_periods(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_periods() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    perform pg_advisory_xact_lock(lock_class(), lock_of_periods());
    return null;
end
$$;


--
-- Name: FUNCTION lock_periods(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_periods() IS '触发器：开始月份与录入事项、公布月份互斥 / Trigger: transactions that open a month, enter events or publish wait for each other';


--
-- Name: lock_rules(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.lock_rules() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    perform require_read_committed(tg_table_name);
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of_rules());
    return null;
end
$$;


--
-- Name: FUNCTION lock_rules(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.lock_rules() IS '触发器：写规则、单位等表的事务与公布、更正互斥；隔离级别不是 READ COMMITTED 则报错（25000） / Trigger: transactions that write rules, units and the like, and those that publish or amend, wait for each other; an error (25000) under another isolation level than READ COMMITTED';


--
-- Name: locked_open_month(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.locked_open_month(since date) RETURNS date
    LANGUAGE plpgsql
    AS $$
declare
    found_month date;
begin
    -- which months are open does not change meanwhile
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of_periods());
    loop
        found_month := open_month_from(locked_open_month.since);
        perform lock_month_shared(found_month);
        exit when found_month = open_month_from(locked_open_month.since);
    end loop;
    return found_month;
end
$$;


--
-- Name: FUNCTION locked_open_month(since date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.locked_open_month(since date) IS '内部函数：某月起首个未公布月份，并以共享方式锁定 / Internal: the first open month from a month on, which it locks, shared';


--
-- Name: unit_problem(text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.unit_problem(unit text, month date) RETURNS TABLE(problem text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT format('unit "%s" is assessed %s, and not in month %s'::text, "left"(u.unit, 80), concat_ws(' '::text, ('from '::text || to_char((u.first_month)::timestamp with time zone, 'YYYY-MM'::text)), ('until '::text || to_char((u.last_month)::timestamp with time zone, 'YYYY-MM'::text))), unit_problem.month) AS format
    FROM small.unit u
   WHERE ((u.unit = unit_problem.unit) AND (NOT small.in_force(unit_problem.month, u.first_month, u.last_month)));
END;


--
-- Name: FUNCTION unit_problem(unit text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.unit_problem(unit text, month date) IS '某月不在单位的考核月份之内时的说明，否则无行 / Why a unit can have no fact in a month in which it is not assessed; no row if it is assessed';


--
-- Name: mark_violation(text, text, date, text, numeric, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) RETURNS TABLE(problem text, about text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (format('mark of unit "%s" on item "%s" in %s: '::text, mark_violation.unit, mark_violation.item, p.month) ||
         CASE
             WHEN (si.item IS NULL) THEN format('the item is not in scheme "%s" of that month'::text, p.scheme)
             WHEN (si.kind <> 'mark'::text) THEN format('the item is of kind %s, not mark, in scheme "%s" of that month'::text, si.kind, p.scheme)
             WHEN ((si.raters = 'one'::text) AND (mark_violation.rater <> ''::text)) THEN format('one rater marks the item in scheme "%s", so rater is empty and not "%s"'::text, p.scheme, "left"(mark_violation.rater, 80))
             WHEN ((si.raters <> 'one'::text) AND (mark_violation.rater = ''::text)) THEN format('several raters mark the item in scheme "%s", so rater says whose mark it is'::text, p.scheme)
             WHEN (mark_violation.score IS NOT NULL) THEN format('score %s is above the full marks %s in scheme "%s"'::text, mark_violation.score, si.cap, p.scheme)
             ELSE format('deduction %s is above the full marks %s in scheme "%s"'::text, mark_violation.deduction, si.cap, p.scheme)
         END) AS problem,
         CASE
             WHEN (si.kind IS DISTINCT FROM 'mark'::text) THEN 'item'::text
             WHEN ((si.raters = 'one'::text) <> (mark_violation.rater = ''::text)) THEN 'rater'::text
             WHEN (mark_violation.score IS NOT NULL) THEN 'score'::text
             ELSE 'deduction'::text
         END AS about
    FROM (small.period p
      LEFT JOIN small.scheme_item si ON (((si.scheme = p.scheme) AND (si.item = mark_violation.item))))
   WHERE ((p.month = mark_violation.month) AND ((si.item IS NULL) OR (si.kind <> 'mark'::text) OR ((si.raters = 'one'::text) <> (mark_violation.rater = ''::text)) OR (COALESCE(mark_violation.score, mark_violation.deduction) > si.cap)))
 UNION ALL
  SELECT (format('mark of unit "%s" on item "%s" in %s: '::text, mark_violation.unit, mark_violation.item, mark_violation.month) || u.problem) AS problem,
     'month'::text AS about
    FROM small.unit_problem(mark_violation.unit, mark_violation.month) u(problem)
 UNION ALL
  SELECT (format('mark of unit "%s" on item "%s" in %s: '::text, mark_violation.unit, mark_violation.item, mark_violation.month) || i.problem) AS problem,
     'item'::text AS about
    FROM small.item_problem(mark_violation.unit, mark_violation.item, mark_violation.month) i(problem);
END;


--
-- Name: FUNCTION mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) IS '评分不符合当月办法之处（不在 [0, 满分] 内等），符合则无行 / What is wrong with a mark under the scheme of its month (outside [0, full marks], for one); no row if nothing is';


--
-- Name: measure_violation(text, text, date, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.measure_violation(unit text, item text, month date, target numeric) RETURNS TABLE(problem text, about text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (format('measure of unit "%s" on item "%s" in %s: '::text, measure_violation.unit, measure_violation.item, p.month) ||
         CASE
             WHEN (si.item IS NULL) THEN format('the item is not in scheme "%s" of that month'::text, p.scheme)
             WHEN (si.kind <> 'measure'::text) THEN format('the item is of kind %s, not measure, in scheme "%s" of that month'::text, si.kind, p.scheme)
             ELSE format('the item is compared with its target in scheme "%s", and target is empty'::text, p.scheme)
         END) AS problem,
         CASE
             WHEN (si.kind IS DISTINCT FROM 'measure'::text) THEN 'item'::text
             ELSE 'target'::text
         END AS about
    FROM (small.period p
      LEFT JOIN small.scheme_item si ON (((si.scheme = p.scheme) AND (si.item = measure_violation.item))))
   WHERE ((p.month = measure_violation.month) AND ((si.item IS NULL) OR (si.kind <> 'measure'::text) OR ((si.against = 'target'::text) AND (measure_violation.target IS NULL))))
 UNION ALL
  SELECT (format('measure of unit "%s" on item "%s" in %s: '::text, measure_violation.unit, measure_violation.item, measure_violation.month) || u.problem) AS problem,
     'month'::text AS about
    FROM small.unit_problem(measure_violation.unit, measure_violation.month) u(problem)
 UNION ALL
  SELECT (format('measure of unit "%s" on item "%s" in %s: '::text, measure_violation.unit, measure_violation.item, measure_violation.month) || i.problem) AS problem,
     'item'::text AS about
    FROM small.item_problem(measure_violation.unit, measure_violation.item, measure_violation.month) i(problem);
END;


--
-- Name: FUNCTION measure_violation(unit text, item text, month date, target numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) IS '数值不符合当月办法之处（缺目标等），符合则无行 / What is wrong with a measured value under the scheme of its month (a target that is missing, for one); no row if nothing is';


--
-- Name: open_month_inside(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.open_month_inside(month date, scheme text) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    opened constant date := open_month_inside.month;
    chosen text := open_month_inside.scheme;
    length integer;
    made bigint;
begin
    if opened is null then
        raise exception 'month must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not isfinite(opened) or extract(day from opened) <> 1 then
        raise exception 'month must be the first day of a month, not %', opened
            using errcode = 'invalid_parameter_value';
    end if;
    -- nobody publishes or opens another one meanwhile
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    if exists (select from period as p where p.month = opened and p.scheme = coalesce(chosen, p.scheme)) then
        return 0;               -- so a nightly job may ask for it again
    end if;
    if exists (select from period as p where p.month = opened) then
        raise exception 'month % is open already, and scored by scheme "%"', opened, (select p.scheme from period as p where p.month = opened)
            using errcode = 'unique_violation',
                  hint = 'The owner changes the scheme of an open month in the table period.';
    end if;
    length := coalesce((select s.months from scheme as s where s.scheme = coalesce(chosen, scheme_for(opened))), 1);
    if opened not between date '2000-01-01' and months_after(month_of(latest_day()), length) then
        raise exception 'month % is out of reach: months are opened from 2000-01-01 to the % after the current %', opened,
                        case length when 1 then 'one' else 'period' end, case length when 1 then 'month' else 'one' end
            using errcode = 'invalid_parameter_value';
    end if;
    perform refuse_length(opened, coalesce(chosen, scheme_for(opened)));

    if exists (select from period as p where p.month > opened and p.revision > 0) then
        raise exception 'month % cannot be opened: month % is published', opened,
                        (select max(p.month) from period as p where p.revision > 0)
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Months are published one after the other; what belongs to an earlier one goes to the first open month.';
    end if;

    chosen := coalesce(chosen, scheme_for(opened));
    if chosen is null then
        raise exception 'it is not clear by which scheme month % is scored', opened
            using errcode = 'null_value_not_allowed',
                  hint = 'Name one: open_month(month, scheme). The schemes are in the table scheme.';
    end if;
    if not exists (select from scheme as s where s.scheme = chosen) then
        raise exception 'there is no scheme "%"', left(chosen, 80)
            using errcode = 'foreign_key_violation',
                  hint = 'The schemes are in the table scheme.';
    end if;

    -- the scheme says once and for all in which period the reports on this one count (A3)
    insert into period (month, scheme, reports_count_in)
    select opened, s.scheme, case s.report_month when 'due' then months_after(opened, s.months) else opened end
    from scheme as s
    where s.scheme = chosen;

    insert into task (unit, task_id, item, month, title, issued_on, due_on)
    select r.unit, r.task_id, r.item, r.month, r.title, r.reported_on, r.due_on
    from report_of(opened) as r;
    get diagnostics made = row_count;
    return made;
end
$$;


--
-- Name: FUNCTION open_month_inside(month date, scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.open_month_inside(month date, scheme text) IS '内部函数：open_month 的内容，在所进入的模式中执行 / Internal: what open_month does, in the schema that it enters';


--
-- Name: open_month(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.open_month(month date, scheme text DEFAULT NULL::text) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.open_month_inside(month, scheme) AS open_month_inside;
END;


--
-- Name: FUNCTION open_month(month date, scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.open_month(month date, scheme text) IS '开始考核某月：登记月份及所用办法（缺省为启用月份已到的办法，否则沿用上月办法，或唯一的办法），并按台账生成报送任务（考核内容 report）：按办法为每项任务或每个单位一条，期限为该期之后一月的报送日，计入所报的一期或到期的一期；返回生成的条数。考核周期（scheme.months）长于一月的，month 为该期首月。已按同一办法开始的月份不变，返回0。月份不是当月1日、不是一期的首月、晚于下期或早于2000年（22023）、已按其他办法开始（23505）、办法不存在（23503）、不明确（22004）或尚未启用（23514）、其后的月份已公布，或工作日历没有到期的年份（55000）则报错，什么也不生成。 / Opens a month: records it with its scheme (left out, the one that is dated from it on, else that of the month before, or the only one) and makes the obligations to report (item report) from the ledger: by the scheme one for each task or each unit, due on its day of the month after the period, counting in the period reported on or in the one in which they are due; returns how many. Where periods have more than one month (scheme.months), month is the first of them. A month that is open already by the same scheme stays as it is, and 0 is returned. An error, and nothing made, if month is not the first of a month or of a period, after the next one or before 2000 (22023), or open by another scheme (23505), if the scheme does not exist (23503), is not clear (22004) or is not for that month yet (23514), or if a later month is published or the calendar has no day of the year in which reports are due (55000).';


--
-- Name: open_month_from(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.open_month_from(since date) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT min(p.month) AS min
            FROM small.period p
           WHERE ((p.month >= open_month_from.since) AND (NOT p.published))), GREATEST(since, small.first_open_month())) AS month;
END;


--
-- Name: FUNCTION open_month_from(since date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.open_month_from(since date) IS '某月起首个已开始而未公布的月份（含重新开放的）；没有则为该月，该月已关闭则为最后公布月份的下一月（A19、A32） / The first month from a month on that is open, or reopened; without one the month itself, or, if that is closed, the month after the last published one (A19, A32)';


--
-- Name: previous_period(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.previous_period(month date) RETURNS TABLE(month date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.month
    FROM (small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
   WHERE ((p.month < previous_period.month) AND (small.months_after(p.month, s.months) = previous_period.month));
END;


--
-- Name: FUNCTION previous_period(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.previous_period(month date) IS '上一期，以其首月表示；没有则无行 / The period before one, by its first month; no row if there is none';


--
-- Name: rank_in(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rank_in(month date) RETURNS TABLE(league text, rank integer, unit text, unit_name text, base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, rater boolean, grade text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ps.league,
     ps.rank,
     ps.unit,
     ps.unit_name,
     ps.base,
     ps.bonus,
     ps.penalty,
     ps.total,
     true AS complete,
     ps.rater,
     ps.grade
    FROM (small.period p
      JOIN small.published_score ps ON (((ps.month = p.month) AND (ps.revision = p.revision))))
   WHERE ((p.month = rank_in.month) AND p.published)
 UNION ALL
  SELECT r.league,
     r.rank,
     r.unit,
     r.unit_name,
     r.base,
     r.bonus,
     r.penalty,
     r.total,
     r.complete,
     r.rater,
     r.grade
    FROM ((small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
      CROSS JOIN LATERAL small.ranking_of(p.month, s.*) r(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, missing, assessed_percent, gained, taken_back, grade, last_place))
   WHERE ((p.month = rank_in.month) AND (NOT p.published));
END;


--
-- Name: FUNCTION rank_in(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rank_in(month date) IS '某月的排名：已公布的为公布时的名次，未公布的为现在的名次 / The ranking of a month: as it was published, or else as it stands';


--
-- Name: open_ranking(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.open_ranking(month date) RETURNS TABLE(league text, rank integer, unit text, unit_name text, base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, rater boolean, grade text, previous_rank integer)
    LANGUAGE sql STABLE STRICT COST 100000 PARALLEL SAFE
    BEGIN ATOMIC
 WITH ranked AS MATERIALIZED (
          SELECT m.this,
             r_1.league,
             r_1.rank,
             r_1.unit,
             r_1.unit_name,
             r_1.base,
             r_1.bonus,
             r_1.penalty,
             r_1.total,
             r_1.complete,
             r_1.rater,
             r_1.grade
            FROM (( SELECT open_ranking.month AS month,
                     true AS this
                 UNION ALL
                  SELECT v.month,
                     false AS this
                    FROM small.previous_period(open_ranking.month) v(month)) m
              CROSS JOIN LATERAL small.rank_in(m.month) r_1(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, grade))
         )
  SELECT r.league,
     r.rank,
     r.unit,
     r.unit_name,
     r.base,
     r.bonus,
     r.penalty,
     r.total,
     r.complete,
     r.rater,
     r.grade,
     b.rank
    FROM (ranked r
      LEFT JOIN ranked b ON (((NOT b.this) AND (b.unit = r.unit) AND (b.league = r.league))))
   WHERE r.this;
END;


--
-- Name: FUNCTION open_ranking(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.open_ranking(month date) IS '未公布的某月现在的排名，及上期在同组的名次 / The ranking of an open month as it stands, with the ranks in the same league in the period before';


--
-- Name: own_duties(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_duties() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT d.duty
            FROM small.duty d) AS duties;
END;


--
-- Name: FUNCTION own_duties(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_duties() IS '当前角色的职责 / The duties of the current role';


--
-- Name: own_ledger(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_ledger() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT (l.task_no)::text AS task_no
            FROM (small.ledger l
              JOIN small.duty d ON (((d.duty = 'section'::text) AND (d.item = l.item))))) AS tasks;
END;


--
-- Name: FUNCTION own_ledger(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_ledger() IS '当前角色所负责考核内容的台账任务序号 / The ledger tasks of the items whose section the current role is';


--
-- Name: own_roles(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_roles() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT (r.rolname)::text AS rolname
            FROM pg_roles r
           WHERE pg_has_role(r.oid, 'usage'::text)) AS roles;
END;


--
-- Name: FUNCTION own_roles(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_roles() IS '当前角色及其所属角色 / The current role, and those whose rights it has';


--
-- Name: own_units(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.own_units() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT d.unit
            FROM small.duty d
           WHERE (d.duty = 'unit'::text)) AS units;
END;


--
-- Name: FUNCTION own_units(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.own_units() IS '当前角色所代表的单位 / The units whose duty the current role has';


--
-- Name: period_after(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_after(day date) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.months_after(p.month, COALESCE(( SELECT l.months
            FROM small.period_length(p.month) l(months)), 1)) AS month
    FROM ( SELECT small.period_of(period_after.day) AS month) p;
END;


--
-- Name: FUNCTION period_after(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_after(day date) IS '某日所在一期的下一期，以其首月表示 / The period after the one that a day is in, by its first month';


--
-- Name: period_finding(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_finding(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH given AS (
          SELECT s.year_by,
             (12 / s.months) AS periods
            FROM small.scheme s
           WHERE (s.scheme = period_finding.scheme)
         ), weighted AS (
          SELECT w.place
            FROM small.scheme_period w
           WHERE (w.scheme = period_finding.scheme)
         ), graded AS (
          SELECT g.grade,
             g.title,
             g.place,
             g.at_least,
             g.share
            FROM small.scheme_grade g
           WHERE (g.scheme = period_finding.scheme)
         )
  SELECT 'period_without_weight'::text AS finding,
         CASE
             WHEN (EXISTS ( SELECT
                FROM weighted w
               WHERE (w.place <= g.periods))) THEN 'doubt'::text
             ELSE 'error'::text
         END AS severity,
     (p.place)::text AS subject,
     format('年度成绩按权重计算，但第 %s 期没有权重，不计入年度 / a year is weighted, and period %s of it has no weight: it does not count'::text, p.place, p.place) AS message
    FROM (given g
      CROSS JOIN LATERAL generate_series(1, g.periods) p(place))
   WHERE ((g.year_by = 'weighted'::text) AND (NOT (EXISTS ( SELECT
            FROM weighted w
           WHERE (w.place = p.place)))))
 UNION ALL
  SELECT 'weight_without_period'::text AS finding,
     'doubt'::text AS severity,
     (w.place)::text AS subject,
         CASE
             WHEN (g.year_by <> 'weighted'::text) THEN format('第 %s 期有权重，但年度成绩不按权重计算 / period %s has a weight, but a year is not weighted'::text, w.place, w.place)
             ELSE format('第 %s 期有权重，但一年只有 %s 期 / period %s has a weight, but a year has only %s'::text, w.place, g.periods, w.place, g.periods)
         END AS message
    FROM (given g
      JOIN weighted w ON (((g.year_by <> 'weighted'::text) OR (w.place > g.periods))))
 UNION ALL
  SELECT 'grade_never_reached'::text AS finding,
     'doubt'::text AS severity,
     g.grade AS subject,
     format('达到等次 %s（%s）条件的单位总是已达到 %s，除非受等次限制 / a unit that could have grade %s has %s already, unless its grade is limited'::text, g.grade, g.title, b.grades, g.grade, b.grades) AS message
    FROM (graded g
      CROSS JOIN LATERAL ( SELECT string_agg(x.grade, ', '::text ORDER BY x.place) AS grades
            FROM graded x
           WHERE ((x.place < g.place) AND ((x.at_least IS NULL) OR (x.at_least <= g.at_least)) AND ((x.share IS NULL) OR (x.share >= g.share)))) b)
   WHERE (b.grades IS NOT NULL)
 UNION ALL
  SELECT 'no_last_grade'::text AS finding,
     'doubt'::text AS severity,
     period_finding.scheme AS subject,
     '每个等次都有最低总分或名额，有的单位可能没有等次 / every grade has a least total or a share: some units may have none'::text AS message
   WHERE ((EXISTS ( SELECT
            FROM graded g)) AND (NOT (EXISTS ( SELECT
            FROM graded g
           WHERE ((g.at_least IS NULL) AND (g.share IS NULL))))));
END;


--
-- Name: FUNCTION period_finding(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_finding(scheme text) IS '办法中各期权重和等次的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the weights of periods and the grades of a scheme, see lint_scheme(); no row if nothing is';


--
-- Name: period_from(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_from(month date) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (p.month = period_from.month) THEN p.month
             ELSE small.period_after(period_from.month)
         END AS month
    FROM ( SELECT small.period_of(period_from.month) AS month) p;
END;


--
-- Name: FUNCTION period_from(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_from(month date) IS '自某月起的首期，以其首月表示 / The first period that begins in a month or later, by its first month';


--
-- Name: period_here(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_here(day date) RETURNS date
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
    return coalesce((select o.month from opened_period(period_here.day) as o), period_of(period_here.day));
end
$$;


--
-- Name: FUNCTION period_here(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_here(day date) IS '内部函数：同 period_of()，用于触发器 / Internal: the same as period_of(), for triggers';


--
-- Name: period_problem(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.period_problem() RETURNS TABLE(month date, revision integer, problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(p.month, l.month) AS month,
     COALESCE(l.revision, p.revision) AS revision,
     'period'::text AS problem,
     'period'::text AS relation,
     (COALESCE(p.month, l.month))::text AS row_key,
     '月份的状态与公布和更正的记录不符 / the state of the month is not what publications and amendments say'::text AS message
    FROM (small.period p
      FULL JOIN ( SELECT q.month,
             max(q.revision) AS revision
            FROM small.publication q
           GROUP BY q.month) l ON ((l.month = p.month)))
   WHERE ((p.month IS NULL) OR (p.published <> COALESCE((l.revision = p.revision), false)) OR (p.revision <> GREATEST(COALESCE(l.revision, 0), ( SELECT max(a.revision) AS max
            FROM small.amendment a
           WHERE (a.month = p.month)))) OR (p.published AND (p.scheme <> ( SELECT q.scheme
            FROM small.publication q
           WHERE ((q.month = p.month) AND (q.revision = p.revision))))));
END;


--
-- Name: FUNCTION period_problem(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.period_problem() IS '内部函数：状态与公布和更正的记录不符的月份 / Internal: months whose state is not what publications and amendments say';


--
-- Name: place_event(small.event, boolean, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) RETURNS small.event
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    own date;
    wrong text;
begin
    -- which periods there are does not change meanwhile
    if e.month is null then
        perform pg_advisory_xact_lock_shared(lock_class(), lock_of_periods());
    end if;
    own := own_month(e.occurred_on, case when bonus then e.document_on end);
    -- of a unit that joined later: in its first period
    if e.month is null then
        e.month := locked_open_month(greatest(own, (select period_from(u.first_month) from unit as u where u.unit = e.unit and u.first_month > own)));
        -- what is carried over is revoked where it counts
        if e.revoked_month >= own and e.revoked_month < e.month then
            e.revoked_month := e.month;
        end if;
    end if;
    if extract(day from e.month) = 1 and not exists (select from period as p where p.month = e.month) and not begins_period(e.month) then
        perform refuse_event(e, format('month %s is not the first month of a period, it lies in that from %s on', e.month, period_of(e.month)), 'month',
                             null, 'Name a period by its first month, or leave it out to have it filled in.');
    end if;
    if extract(day from e.revoked_month) = 1 and not begins_period(e.revoked_month) then
        perform refuse_event(e, format('revoked_month %s is not the first month of a period, it lies in that from %s on', e.revoked_month, period_of(e.revoked_month)),
                             'revoked_month', null, 'Name a period by its first month, or leave it out to have it filled in.');
    end if;
    select u.problem into wrong from unit_problem(e.unit, e.month) as u;
    if found and not counted then
        perform refuse_event(e, wrong, 'month', null, 'What belongs to an earlier month is entered by amending it: amend_month(month, reason).');
    end if;
    if e.month < own and not counted then
        perform refuse_event(e, format('month %s is before the month %s, to which it belongs', e.month, own), 'month',
                             case when bonus then clause_of('late_document', e.month) end,
                             'Leave month out to have it filled in.');
    end if;
    if e.month > own then
        e.carried_from := coalesce(e.carried_from, own);
    end if;
    if e.carried_from <> own and not counted then
        perform refuse_event(e, format('carried_from is %s, but the month to which it belongs is %s', e.carried_from, own), 'carried_from',
                             null, 'Leave carried_from out to have it filled in.');
    end if;
    if e.revoked_month is null and (e.status = 'revoked' or (counted and e.status = 'rejected')) then
        -- after the last published month, and not in one that is reopened
        e.revoked_month := greatest(e.month,
                                    locked_open_month(coalesce(first_open_month(),
                                                             (select min(p.month) from period as p where not p.published),
                                                             e.month)));
    end if;
    return e;
end
$$;


--
-- Name: FUNCTION place_event(e small.event, bonus boolean, counted boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) IS '内部函数：填写事项的计入月份、顺延自和撤销月份 / Internal: fills in the month in which an event is credited, the month it is carried over from, and that of its revocation';


--
-- Name: present_rows(text, jsonb[], date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.present_rows(relation text, incoming jsonb[], first_month date) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE
    AS $$
declare
    -- the months of which the source has all rows, if first_month does not name them
    months constant date[] := case when present_rows.first_month is null
                                  then array(select distinct reload_month(i.row) from unnest(present_rows.incoming) as i (row))
                                  else '{}' end;
    ends constant date[] := array(select period_after(m.month) from unnest(months) with ordinality as m (month, place) order by m.place);
begin
    case present_rows.relation
        when 'task' then
            return query
                select to_jsonb(t)
                from task as t
                where t.external_id is not null
                      and (t.month >= present_rows.first_month or t.month = any (months))
                union
                select to_jsonb(t)
                from unnest(present_rows.incoming) as i (row)
                join task as t on t.unit = i.row ->> 'unit' and t.external_id = i.row ->> 'external_id';
        when 'mark' then
            return query
                select to_jsonb(m)
                from mark as m
                where (m.month >= present_rows.first_month or m.month = any (months))
                      and m.item in (select i.row ->> 'item' from unnest(present_rows.incoming) as i (row));
        when 'measure' then
            return query
                select to_jsonb(q)
                from measure as q
                where q.external_id is not null
                      and (q.month >= present_rows.first_month or q.month = any (months))
                union
                select to_jsonb(q)
                from unnest(present_rows.incoming) as i (row)
                join measure as q on q.unit = i.row ->> 'unit' and q.external_id = i.row ->> 'external_id';
        when 'event' then
            return query
                select to_jsonb(e)
                       || jsonb_build_object('reviewed', exists (select
                                                                 from event_step as s
                                                                 where s.unit = e.unit and s.event_id = e.event_id and s.step > 1))
                from event as e
                where e.external_id is not null
                      and (e.occurred_on >= present_rows.first_month
                           or exists (select
                                      from unnest(months) with ordinality as m (month, place)
                                      where e.occurred_on >= m.month and e.occurred_on < ends[m.place])
                           or (e.unit, e.external_id) in (select i.row ->> 'unit', i.row ->> 'external_id'
                                                          from unnest(present_rows.incoming) as i (row)));
    end case;
end
$$;


--
-- Name: FUNCTION present_rows(relation text, incoming jsonb[], first_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.present_rows(relation text, incoming jsonb[], first_month date) IS '内部函数：与来源对照的现有各行 / Internal: the rows here that a source is compared with';


--
-- Name: publication_lines(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publication_lines(of_publication small.publication) RETURNS TABLE(line text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (small.canonical(publication_lines.of_publication) COLLATE "C") AS line
 UNION ALL
  SELECT small.line_of_row(small.canonical(s.*, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) AS line
    FROM small.published_score s
   WHERE ((s.month = (publication_lines.of_publication).month) AND (s.revision = (publication_lines.of_publication).revision))
 UNION ALL
  SELECT small.line_of_row(small.canonical(l.*, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) AS line
    FROM small.published_line l
   WHERE ((l.month = (publication_lines.of_publication).month) AND (l.revision = (publication_lines.of_publication).revision))
 UNION ALL
  SELECT small.line_of_row(small.canonical(f.*, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) AS line
    FROM small.published_fact f
   WHERE ((f.month = (publication_lines.of_publication).month) AND (f.revision = (publication_lines.of_publication).revision));
END;


--
-- Name: FUNCTION publication_lines(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publication_lines(of_publication small.publication) IS '一次公布的规范文本，按字节排序后即摘要所取的文本 / The lines of a publication''s canonical text; sorted by bytes they are what its digest is taken of';


--
-- Name: publication_digest(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publication_digest(of_publication small.publication) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.sha256_of(string_agg((l.line || chr(10)), ''::text ORDER BY (l.line COLLATE "C"))) AS digest
    FROM small.publication_lines(publication_digest.of_publication) l(line);
END;


--
-- Name: FUNCTION publication_digest(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publication_digest(of_publication small.publication) IS '一次公布的摘要，由其各行重新计算 / The digest of a publication, worked out anew from its rows';


--
-- Name: turn_problem(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.turn_problem(month date) RETURNS TABLE(place integer, problem text, detail text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 1 AS place,
     format('month %s has not been opened'::text, turn_problem.month) AS problem,
     NULL::text AS detail,
     'Open it first: select open_month(month).'::text AS hint
   WHERE (NOT (EXISTS ( SELECT
            FROM small.period p
           WHERE (p.month = turn_problem.month))))
 UNION ALL
  SELECT 2 AS place,
     format('month %s is published already, in revision %s'::text, p.month, p.revision) AS problem,
     NULL::text AS detail,
     format('To correct it, reopen it: select amend_month(%L, reason).'::text, p.month) AS hint
    FROM small.period p
   WHERE ((p.month = turn_problem.month) AND p.published)
 UNION ALL
  SELECT 3 AS place,
     format('month %s cannot be published before month %s'::text, turn_problem.month, min(p.month)) AS problem,
     NULL::text AS detail,
     format('Months are published one after the other: publish %s first.'::text, min(p.month)) AS hint
    FROM small.period p
   WHERE ((p.month < turn_problem.month) AND (NOT p.published))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 4 AS place,
     format('month %s cannot be published before month %s, which has not been opened'::text, turn_problem.month, max(small.months_after(p.month, s.months))) AS problem,
     NULL::text AS detail,
     'Months are published one after the other: open and publish that one first.'::text AS hint
    FROM (small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
   WHERE (p.month < turn_problem.month)
  HAVING (max(small.months_after(p.month, s.months)) < turn_problem.month)
 UNION ALL
  SELECT 5 AS place,
     format('month %s cannot be published after month %s'::text, turn_problem.month, max(p.month)) AS problem,
     NULL::text AS detail,
     'Months are published one after the other, and this one was opened too late: delete it from period.'::text AS hint
    FROM small.period p
   WHERE ((p.month > turn_problem.month) AND (p.revision > 0) AND (EXISTS ( SELECT
            FROM small.period o
           WHERE ((o.month = turn_problem.month) AND (o.revision = 0)))))
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION turn_problem(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.turn_problem(month date) IS '内部函数：还轮不到公布某月的原因 / Internal: why it is not a month''s turn to be published';


--
-- Name: waiting_event; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.waiting_event WITH (security_invoker='true') AS
 SELECT e.month,
    e.unit,
    u.name AS unit_name,
    e.event_id,
    e.rule,
    e.title,
    e.status,
        CASE
            WHEN (NOT small.in_force(e.month, u.first_month, u.last_month)) THEN 'unit_not_assessed'::text
            WHEN (p.month IS NULL) THEN 'month_not_open'::text
            WHEN (sr.rule IS NULL) THEN 'rule_not_in_scheme'::text
            ELSE 'points_not_set'::text
        END AS reason
   FROM (((small.event e
     JOIN small.unit u ON ((u.unit = e.unit)))
     LEFT JOIN small.period p ON ((p.month = e.month)))
     LEFT JOIN small.scheme_rule sr ON (((sr.scheme = p.scheme) AND (sr.rule = e.rule))))
  WHERE ((e.status <> 'rejected'::text) AND ((sr.rule IS NULL) OR (NOT small.in_force(e.month, u.first_month, u.last_month)) OR ((sr."least" IS NOT NULL) AND (e.status = 'approved'::text) AND (((e.points >= sr."least") AND (e.points <= sr.most)) IS NOT TRUE))) AND (p.published IS NOT TRUE));


--
-- Name: VIEW waiting_event; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.waiting_event IS '尚不计分的事项：所属月份尚未开始，当月办法中没有其规则，或审核人尚未在规则的范围内确定其分值 / Events that count nowhere yet: their month is not open, its scheme does not have their rule, or their points are not set within the range of the rule';


--
-- Name: COLUMN waiting_event.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.month IS '应计入的月份（当月1日） / Month in which it is to count, as its first day';


--
-- Name: COLUMN waiting_event.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN waiting_event.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.unit_name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN waiting_event.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.event_id IS '事项编号 / Event code';


--
-- Name: COLUMN waiting_event.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.rule IS '规则代码 / Rule code';


--
-- Name: COLUMN waiting_event.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.title IS '事项内容 / What happened';


--
-- Name: COLUMN waiting_event.status; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.status IS '状态：claimed、approved、revoked / Status: claimed, approved, revoked';


--
-- Name: COLUMN waiting_event.reason; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.waiting_event.reason IS '原因：month_not_open 月份尚未开始，rule_not_in_scheme 当月办法中没有此规则，points_not_set 分值尚未在规则的范围内确定，unit_not_assessed 单位当月不在考核之列 / Why: month_not_open, rule_not_in_scheme, points_not_set, unit_not_assessed';


--
-- Name: unfinished_problem(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.unfinished_problem(month date) RETURNS TABLE(place integer, problem text, detail text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 7 AS place,
     format('month %s cannot be published yet, tasks are neither done nor due: %s'::text, unfinished_problem.month, count(*)) AS problem,
     small.listed(array_agg(format('%s/%s due %s'::text, t.unit, t.task_id, to_char((t.due_on)::timestamp with time zone, 'YYYY-MM-DD'::text)) ORDER BY t.due_on, t.unit, t.task_id)) AS detail,
     format('The last of them is due on %s (%s); publish the month after that day.'::text, to_char((max(t.due_on))::timestamp with time zone, 'YYYY-MM-DD'::text), max(s.time_zone)) AS hint
    FROM ((small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
      JOIN small.task t ON ((t.month = p.month)))
   WHERE ((p.month = unfinished_problem.month) AND (t.done_on IS NULL) AND (t.due_on >= small.today(s.time_zone)))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 8 AS place,
     format('month %s cannot be published yet: it has not ended'::text, p.month) AS problem,
     NULL::text AS detail,
     format('Publish it after %s (%s).'::text, to_char(((small.months_after(p.month, s.months) - 1))::timestamp with time zone, 'YYYY-MM-DD'::text), s.time_zone) AS hint
    FROM (small.period p
      JOIN small.scheme s ON ((s.scheme = p.scheme)))
   WHERE ((p.month = unfinished_problem.month) AND (small.today(s.time_zone) < small.months_after(p.month, s.months)))
 UNION ALL
  SELECT 9 AS place,
     format('month %s cannot be published, events would count nowhere: %s'::text, unfinished_problem.month, count(*)) AS problem,
     small.listed(array_agg(format('%s %s %s'::text, w.unit, w.event_id, w.reason) ORDER BY w.unit, w.event_id)) AS detail,
     'Choose a rule of the scheme, reject the claim, or open the month that the event belongs to.'::text AS hint
    FROM small.waiting_event w
   WHERE ((w.month <= unfinished_problem.month) AND (w.status <> 'claimed'::text))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 11 AS place,
     format('month %s cannot be published: there are no units'::text, unfinished_problem.month) AS problem,
     NULL::text AS detail,
     'The units are in the table unit.'::text AS hint
   WHERE (NOT (EXISTS ( SELECT
            FROM small.unit_of(unfinished_problem.month) u(unit, name, league))))
 UNION ALL
  SELECT 12 AS place,
     format('month %s cannot be published: scheme "%s" has no items'::text, p.month, p.scheme) AS problem,
     NULL::text AS detail,
     'The items of a scheme are in scheme_item.'::text AS hint
    FROM small.period p
   WHERE ((p.month = unfinished_problem.month) AND (NOT (EXISTS ( SELECT
            FROM small.scheme_item si
           WHERE (si.scheme = p.scheme)))));
END;


--
-- Name: FUNCTION unfinished_problem(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.unfinished_problem(month date) IS '内部函数：某月尚未完成之处，评分除外 / Internal: what a month still waits for before it can be published, but for marks';


--
-- Name: missing_mark; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.missing_mark WITH (security_invoker='true') AS
 SELECT p.month,
    i.unit,
    u.name AS unit_name,
    i.item,
    it.title AS item_title
   FROM ((((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.item_score_of(p.month, s.*) i(unit, item, parent, kind, part, start, own, children, score, out_of, brings, taken_back, coverage, marked, cap, value, starts_with, level))
     JOIN small.unit u ON ((u.unit = i.unit)))
     JOIN small.item it ON ((it.item = i.item)))
  WHERE (NOT i.marked);


--
-- Name: VIEW missing_mark; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.missing_mark IS '尚缺的评分和数值：有缺项的单位当月没有总分，除非 unmarked 另有规定 / Marks and measured values that are missing; a unit has no total until it has them all, unless unmarked says otherwise';


--
-- Name: COLUMN missing_mark.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.missing_mark.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN missing_mark.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.missing_mark.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN missing_mark.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.missing_mark.unit_name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN missing_mark.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.missing_mark.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN missing_mark.item_title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.missing_mark.item_title IS '考核内容名称 / Title of the item';


--
-- Name: score; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.score WITH (security_invoker='true') AS
 SELECT p.month,
    x.unit,
    x.base,
    x.bonus,
    x.penalty,
    x.total,
    x.complete,
    x.missing,
    x.assessed_percent,
    x.gained,
    x.taken_back
   FROM (small.period p
     CROSS JOIN LATERAL ( SELECT ps.unit,
            ps.base,
            ps.bonus,
            ps.penalty,
            ps.total,
            true AS complete,
            ps.missing,
            ps.assessed_percent,
            ps.gained,
            ps.taken_back
           FROM small.published_score ps
          WHERE ((ps.month = p.month) AND (ps.revision = p.revision) AND p.published)
        UNION ALL
         SELECT o.unit,
            (o.base)::numeric(12,6) AS base,
            (o.bonus)::numeric(12,6) AS bonus,
            (o.penalty)::numeric(12,6) AS penalty,
            (o.total)::numeric(12,6) AS total,
            o.complete,
            (o.missing)::integer AS missing,
            (o.assessed_percent)::numeric(12,6) AS assessed_percent,
            (o.gained)::numeric(12,6) AS gained,
            (o.taken_back)::numeric(12,6) AS taken_back
           FROM (small.scheme s
             CROSS JOIN LATERAL small.score_of(p.month, s.*) o(unit, base, bonus, penalty, total, complete, missing, assessed_percent, gained, taken_back))
          WHERE ((s.scheme = p.scheme) AND (NOT p.published))) x);


--
-- Name: VIEW score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.score IS '各单位月度得分：总分 = 基础分 + 加分 + 扣分，总分封顶的除外；已公布的月份为公布时的得分 / The monthly score of each unit: total = base + bonus + penalty, unless the total has a cap; of published months, as it was published';


--
-- Name: COLUMN score.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN score.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN score.base; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.base IS '基础分；有缺项则为空 / Base score; NULL while a mark is missing';


--
-- Name: COLUMN score.bonus; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.bonus IS '加分（分）：封顶后的加分加收回的部分，可为负 / Bonus in points: what is gained, up to the caps, and what is taken back; negative where that is more';


--
-- Name: COLUMN score.penalty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.penalty IS '扣分（分） / Penalty in points';


--
-- Name: COLUMN score.total; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.total IS '总分（分），可超过100或低于0；有缺项则为空 / Total in points, above 100 or below 0 where it comes to that; NULL while a mark is missing';


--
-- Name: COLUMN score.complete; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.complete IS '各项是否齐全 / Whether all marks are there';


--
-- Name: COLUMN score.missing; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.missing IS '尚缺的评分数 / How many marks are missing';


--
-- Name: COLUMN score.assessed_percent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.assessed_percent IS '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';


--
-- Name: COLUMN score.gained; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.gained IS '当月计入的加分（分），不含收回的 / Bonus that counts in the month without what is taken back, in points';


--
-- Name: COLUMN score.taken_back; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.score.taken_back IS '当月因撤销收回的加分（分），不大于0 / Bonus taken back in the month by revocations, in points, at most 0';


--
-- Name: unscored_problem(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.unscored_problem(month date) RETURNS TABLE(place integer, problem text, detail text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 6 AS place,
     format('month %s is not complete, marks are missing: %s'::text, unscored_problem.month, count(*)) AS problem,
     small.listed(array_agg(format('%s %s'::text, m.unit, m.item) ORDER BY m.unit, m.item)) AS detail,
     'All of them are in the view missing_mark.'::text AS hint
    FROM small.missing_mark m
   WHERE ((m.month = unscored_problem.month) AND (( SELECT COALESCE(si.unmarked, s.unmarked) AS "coalesce"
            FROM ((small.period p
              JOIN small.scheme s ON ((s.scheme = p.scheme)))
              JOIN small.scheme_item si ON ((si.scheme = p.scheme)))
           WHERE ((p.month = m.month) AND (si.item = m.item))) = 'incomplete'::text))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 10 AS place,
     format('month %s cannot be published, units have no total: %s'::text, unscored_problem.month, count(*)) AS problem,
     string_agg(x.unit, ', '::text ORDER BY x.unit) AS detail,
     'Nothing of the scheme applies to them: look at item_score and at the exemptions.'::text AS hint
    FROM small.score x
   WHERE ((x.month = unscored_problem.month) AND (x.total IS NULL) AND (x.assessed_percent > (0)::numeric))
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION unscored_problem(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.unscored_problem(month date) IS '内部函数：某月不能得出得分之处 / Internal: what in a month cannot be scored';


--
-- Name: publication_problem(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publication_problem(month date) RETURNS TABLE(problem text, detail text, hint text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.problem,
     c.detail,
     c.hint
    FROM ( SELECT t.place,
             t.problem,
             t.detail,
             t.hint
            FROM small.turn_problem(publication_problem.month) t(place, problem, detail, hint)
         UNION ALL
          SELECT u.place,
             u.problem,
             u.detail,
             u.hint
            FROM small.unfinished_problem(publication_problem.month) u(place, problem, detail, hint)
         UNION ALL
          SELECT n.place,
             n.problem,
             n.detail,
             n.hint
            FROM small.unscored_problem(publication_problem.month) n(place, problem, detail, hint)) c
   ORDER BY c.place
  LIMIT 1;
END;


--
-- Name: FUNCTION publication_problem(month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publication_problem(month date) IS '某月现在不能公布的原因，可以公布则无行 / Why a month cannot be published now; no row if it can';


--
-- Name: publication_texts(small.publication); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publication_texts(of_publication small.publication) RETURNS TABLE(text text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.canonical(s.*, (publication_texts.of_publication).text_version) AS text
    FROM small.published_score s
   WHERE ((s.month = (publication_texts.of_publication).month) AND (s.revision = (publication_texts.of_publication).revision))
 UNION ALL
  SELECT small.canonical(l.*, (publication_texts.of_publication).text_version) AS text
    FROM small.published_line l
   WHERE ((l.month = (publication_texts.of_publication).month) AND (l.revision = (publication_texts.of_publication).revision))
 UNION ALL
  SELECT small.canonical(f.*, (publication_texts.of_publication).text_version) AS text
    FROM small.published_fact f
   WHERE ((f.month = (publication_texts.of_publication).month) AND (f.revision = (publication_texts.of_publication).revision));
END;


--
-- Name: FUNCTION publication_texts(of_publication small.publication); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publication_texts(of_publication small.publication) IS '一次公布各行的规范文本 / The canonical texts of the rows of a publication';


--
-- Name: publications_to_verify(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publications_to_verify() RETURNS TABLE(month date, revision integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE score AS (
         ( SELECT s.month,
             s.revision
            FROM small.published_score s
           ORDER BY s.month, s.revision
          LIMIT 1)
         UNION ALL
          SELECT n.month,
             n.revision
            FROM (score w
              CROSS JOIN LATERAL ( SELECT s.month,
                     s.revision
                    FROM small.published_score s
                   WHERE (ROW(s.month, s.revision) > ROW(w.month, w.revision))
                   ORDER BY s.month, s.revision
                  LIMIT 1) n)
         ), line AS (
         ( SELECT l.month,
             l.revision
            FROM small.published_line l
           ORDER BY l.month, l.revision
          LIMIT 1)
         UNION ALL
          SELECT n.month,
             n.revision
            FROM (line w
              CROSS JOIN LATERAL ( SELECT l.month,
                     l.revision
                    FROM small.published_line l
                   WHERE (ROW(l.month, l.revision) > ROW(w.month, w.revision))
                   ORDER BY l.month, l.revision
                  LIMIT 1) n)
         ), fact AS (
         ( SELECT f.month,
             f.revision
            FROM small.published_fact f
           ORDER BY f.month, f.revision
          LIMIT 1)
         UNION ALL
          SELECT n.month,
             n.revision
            FROM (fact w
              CROSS JOIN LATERAL ( SELECT f.month,
                     f.revision
                    FROM small.published_fact f
                   WHERE (ROW(f.month, f.revision) > ROW(w.month, w.revision))
                   ORDER BY f.month, f.revision
                  LIMIT 1) n)
         )
  SELECT p.month,
     p.revision
    FROM small.publication p
 UNION
  SELECT p.month,
     p.revision
    FROM small.period p
   WHERE p.published
 UNION
  SELECT s.month,
     s.revision
    FROM score s
 UNION
  SELECT l.month,
     l.revision
    FROM line l
 UNION
  SELECT f.month,
     f.revision
    FROM fact f;
END;


--
-- Name: FUNCTION publications_to_verify(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publications_to_verify() IS '内部函数：有公布结果的各月份和版次 / Internal: the months and revisions of which anything is published';


--
-- Name: publish_month_inside(date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publish_month_inside(month date, note text, later text) RETURNS text
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    head text;
    changing date[] := '{}';
    again date;
begin
    if publish_month_inside.month is null or publish_month_inside.later is null then
        raise exception 'month and later must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if publish_month_inside.later not in ('leave', 'publish') then
        raise exception 'later must be "leave" or "publish", not "%"', left(publish_month_inside.later, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'leave: later published months stay as they are; publish: those that would change are published again.';
    end if;
    perform lock_months_exclusive(array(select publish_month_inside.month
                              union
                              select p.month
                              from period as p
                              where publish_month_inside.later = 'publish' and p.month > publish_month_inside.month and p.published));
    head := write_publication(publish_month_inside.month, publish_month_inside.note, '');

    -- after an amendment: what the later months stand on may have changed with it
    if exists (select from period as p where p.month > publish_month_inside.month and p.published) then
        changing := array(select distinct c.month from later_changes(publish_month_inside.month) as c order by 1);
    end if;
    if changing <> '{}' and publish_month_inside.later = 'leave' then
        raise notice 'published months that would change if they were worked out anew: %', array_to_string(changing, ', ')
            using hint = format('select * from later_changes(%L) lists what would change.', publish_month_inside.month);
    elsif publish_month_inside.later = 'publish' then
        foreach again in array changing loop
            perform write_amendment(again, format('更正%s后重新公布 / published again after the amendment of %s',
                                                  to_char(publish_month_inside.month, 'YYYY-MM'), to_char(publish_month_inside.month, 'YYYY-MM')));
            head := write_publication(again, publish_month_inside.note, ' Or leave what is published later as it is: later => ''leave''.');
        end loop;
    end if;
    return head;
end
$$;


--
-- Name: FUNCTION publish_month_inside(month date, note text, later text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publish_month_inside(month date, note text, later text) IS '内部函数：publish_month 的内容，在所进入的模式中执行 / Internal: what publish_month does, in the schema that it enters';


--
-- Name: publish_month(date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.publish_month(month date, note text DEFAULT NULL::text, later text DEFAULT 'leave'::text) RETURNS text
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.publish_month_inside(month, note, later) AS publish_month_inside;
END;


--
-- Name: FUNCTION publish_month(month date, note text, later text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.publish_month(month date, note text, later text) IS '公布某月：冻结得分、明细及其所依据的事实和规则，与此前的公布以摘要相连，返回最新的摘要（请另行保存，可据以核对）。月份未开始、已公布、评分不全、有未完成而未到期的任务、该月尚未结束、有事项将无处计分，此前月份尚未公布，或该月在其后的月份公布之后才开始，则报错（55000），什么也不改变；事务隔离级别须为 READ COMMITTED（25000）。later：更正后，其后已公布的月份若会变动，leave 保持不变、publish 重新公布。 / Publishes a month: freezes its scores, their lines and the facts and rules behind them, chained by digests to what was published before, and returns the digest of the head (keep it elsewhere; verify_publications() can be asked for it). An error (55000), and nothing changed, if the month is not open, is published, lacks marks, has tasks undone and not yet due, if the month has not ended, if events would count nowhere, if a month before it is not published, or if it was opened after later months were published; the transaction has to be READ COMMITTED (25000). later: after an amendment, whether later published months that would change are left, or published again.';


--
-- Name: record_history(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.record_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    since constant timestamptz := clock_timestamp();
    who constant text := acting_role();
begin
    if tg_op = 'INSERT' then
        insert into history (at, by_role, session_role, relation, row_key, month, new)
        select since, who, session_user, tg_table_name,
               history_key(n.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (n.row ->> 'month')::date,
               n.row
        from (select to_jsonb(a) as row from added as a offset 0) as n;
    elsif tg_op = 'DELETE' then
        insert into history (at, by_role, session_role, relation, row_key, month, old)
        select since, who, session_user, tg_table_name,
               history_key(o.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (o.row ->> 'month')::date,
               o.row
        from (select to_jsonb(r) as row from removed as r offset 0) as o;
    else
        insert into history (at, by_role, session_role, relation, row_key, month, moved_to, old, new)
        select since, who, session_user, tg_table_name,
               history_key(coalesce(o.row, n.row), tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               coalesce(o.month, n.month),
               nullif(case when o.row is not null then n.month end, o.month),
               o.row,
               n.row
        from (
            select jsonb_build_array(b.row -> tg_argv[0], b.row -> tg_argv[1], b.row -> tg_argv[2], b.row -> tg_argv[3]) as key,
                   (b.row ->> 'month')::date as month,
                   b.row
            from (select to_jsonb(r) as row from removed as r offset 0) as b
        ) as o
        full join (
            select jsonb_build_array(b.row -> tg_argv[0], b.row -> tg_argv[1], b.row -> tg_argv[2], b.row -> tg_argv[3]) as key,
                   (b.row ->> 'month')::date as month,
                   b.row
            from (select to_jsonb(a) as row from added as a offset 0) as b
        ) as n on n.key = o.key
        where o.row is distinct from n.row or o.row::text <> n.row::text;
    end if;
    return null;
end
$$;


--
-- Name: FUNCTION record_history(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.record_history() IS '触发器：把每一行的变动记入 history / Trigger: records the change of every row in history';


--
-- Name: record_step(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.record_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select new.unit, new.event_id, coalesce(max(s.step), 0) + 1, new.status, clock_timestamp(), acting_role(), session_user
    from event_step as s
    where s.unit = new.unit and s.event_id = new.event_id;
    return null;
end
$$;


--
-- Name: FUNCTION record_step(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.record_step() IS '触发器：记录事项状态的变动 / Trigger: records a change of an event''s status';


--
-- Name: record_steps(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.record_steps() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select a.unit, a.event_id, 1, a.status, clock_timestamp(), acting_role(), session_user
    from added as a;
    return null;
end
$$;


--
-- Name: FUNCTION record_steps(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.record_steps() IS '触发器：记录新录入事项的第一步 / Trigger: records the first step of events that are entered';


--
-- Name: refuse_absent(text, text, text, jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_absent(relation text, about text, absent text, fact jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
declare
    -- a month that is no first day is refused by a CHECK
    inside constant boolean := case when refuse_absent.about = 'month' then not begins_period(refuse_absent.absent::date) else false end;
begin
    if inside then
        raise exception '% of unit "%": month % is not the first month of a period, it lies in that from % on',
                        refuse_absent.relation, left(refuse_absent.fact ->> 'unit', 80), refuse_absent.absent,
                        period_of(refuse_absent.absent::date)
            using errcode = 'check_violation', table = refuse_absent.relation, schema = current_schema(), column = 'month',
                  hint = 'Name a period by its first month.';
    end if;
    raise exception '%: %', fact_name(refuse_absent.relation, refuse_absent.fact),
                    case refuse_absent.about
                        when 'month' then format('month %s is not open', refuse_absent.absent)
                        else format('there is no %s "%s"', refuse_absent.about, left(refuse_absent.absent, 80))
                    end
        using errcode = 'foreign_key_violation', table = refuse_absent.relation, schema = current_schema(), column = refuse_absent.about,
              hint = case refuse_absent.about
                         when 'month' then format('Open it first: select open_month(%L).', refuse_absent.absent)
                         else format('The %1$ss are in the table %1$s.', refuse_absent.about)
                     end;
end
$_$;


--
-- Name: FUNCTION refuse_absent(relation text, about text, absent text, fact jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_absent(relation text, about text, absent text, fact jsonb) IS '内部函数：事实所指的单位、考核内容或月份不存在时报错（23503） / Internal: the error (23503) for a fact whose unit, item or month is not there';


--
-- Name: refuse_changed(jsonb[], jsonb[], text, text[], text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    changed record;
begin
    select (c.row ->> 'month')::date as month, concat_ws('/', c.row ->> keys[1], c.row ->> keys[2]) as key into changed
    from changed_rows(refuse_changed.gone, refuse_changed.come) as c
    order by 1, 2
    limit 1;
    if found then
        perform refuse_published(changed.month, refuse_changed.relation, changed.key, refuse_changed.hint);
    end if;
end
$$;


--
-- Name: FUNCTION refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text) IS '内部函数：已公布月份的行有改动时报错（55000） / Internal: the error (55000) if rows of published months change';


--
-- Name: refuse_event(small.event, text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    said constant text := format('event "%s" of unit "%s": %s', left((refuse_event.e).event_id, 80), left((refuse_event.e).unit, 80), refuse_event.problem);
    state constant text := case when refuse_event.problem ^@ 'no scheme has' then '23503' else '23514' end;
begin
    if refuse_event.detail is not null then
        raise exception '%', said
            using errcode = state, detail = refuse_event.detail, hint = refuse_event.hint, table = 'event', schema = current_schema(),
                  column = coalesce(refuse_event.about, '');
    elsif refuse_event.hint is not null then
        raise exception '%', said
            using errcode = state, hint = refuse_event.hint, table = 'event', schema = current_schema(),
                  column = coalesce(refuse_event.about, '');
    else
        raise exception '%', said
            using errcode = state, table = 'event', schema = current_schema(), column = coalesce(refuse_event.about, '');
    end if;
end
$$;


--
-- Name: FUNCTION refuse_event(e small.event, problem text, about text, detail text, hint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) IS '内部函数：加减分事项不符合规定时报错 / Internal: the error for an event that is not right';


--
-- Name: refuse_length(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_length(month date, scheme text) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    wrong record;
begin
    select w.problem, w.hint into wrong from length_problem(refuse_length.month, refuse_length.scheme) as w limit 1;
    if found then
        raise exception '%', wrong.problem
            using errcode = 'invalid_parameter_value', hint = wrong.hint;
    end if;
end
$$;


--
-- Name: FUNCTION refuse_length(month date, scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_length(month date, scheme text) IS '内部函数：某月不是一期的首月或与其他各期重叠时报错（22023） / Internal: the error (22023) for a month in which no period can begin';


--
-- Name: refuse_load(text, bytea, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_load(relation text, content bytea, mode text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
begin
    if refuse_load.relation is null or refuse_load.content is null then
        raise exception 'relation and content must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if refuse_load.mode is null or refuse_load.mode not in ('insert', 'replace') then
        raise exception 'mode must be "insert" or "replace", not "%"', left(refuse_load.mode, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'replace: rows whose key is there are changed to what the sheet says.';
    end if;
    if not exists (select from csv_column as c where c.relation = refuse_load.relation) then
        raise exception 'load_csv does not load "%"', left(refuse_load.relation, 80)
            using errcode = 'invalid_parameter_value',
                  hint = format('It loads %s.',
                                (select string_agg(distinct c.relation, ', ' order by c.relation) from csv_column as c));
    end if;
end
$$;


--
-- Name: FUNCTION refuse_load(relation text, content bytea, mode text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_load(relation text, content bytea, mode text) IS '内部函数：load_csv 的参数不对时报错 / Internal: the error for arguments that load_csv cannot take';


--
-- Name: refuse_misfit(date[], text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_misfit(months date[], about text, opening boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    wrong text;
begin
    select m.problem into wrong
    from unnest(refuse_misfit.months) as c (month)
    cross join lateral (
        select x.problem
        from (
            select t.unit, min(t.task_id) as task_id, t.item
            from task as t
            where t.month = c.month
            group by t.unit, t.item
            order by t.unit, t.item
        ) as t
        cross join lateral task_violation(t.unit, t.task_id, t.item, c.month) as x
        union all
        select x.problem
        from mark as k
        cross join lateral mark_violation(k.unit, k.item, k.month, k.rater, k.score, k.deduction) as x
        where k.month = c.month
        union all
        select x.problem
        from measure as q
        cross join lateral measure_violation(q.unit, q.item, q.month, q.target) as x
        where q.month = c.month
        union all
        -- A claim may wait, and so may an event that is there when its month is opened.  So neither a unit nor the
        -- bureau can block others, and publish_month() names the events that would count nowhere.
        select x.problem
        from event as e
        cross join lateral event_violation(e.unit, e.event_id, e.rule, e.month, e.status, e.quantity, e.points) as x
        where e.month = c.month
              and e.status in ('approved', 'revoked')
              and not refuse_misfit.opening
    ) as m
    limit 1;
    if found then
        raise exception 'the % leaves a fact without a rule that fits it: %',
                        case when refuse_misfit.about = 'period' then 'month' else 'change of rules' end, wrong
            using errcode = 'check_violation', table = refuse_misfit.about, schema = current_schema(),
                  hint = 'Correct the fact first, or score the month by another scheme.';
    end if;
end
$$;


--
-- Name: FUNCTION refuse_misfit(months date[], about text, opening boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_misfit(months date[], about text, opening boolean) IS '内部函数：某些月份的事实不符合办法时报错（23514） / Internal: the error (23514) if facts of these months do not fit their scheme';


--
-- Name: refuse_publication(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_publication(month date, hint text) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    wrong record;
begin
    select w.problem, w.detail, w.hint || refuse_publication.hint as hint into wrong
    from publication_problem(refuse_publication.month) as w;
    if found and wrong.detail is null then
        raise exception '%', wrong.problem
            using errcode = 'object_not_in_prerequisite_state', hint = wrong.hint;
    elsif found then
        raise exception '%', wrong.problem
            using errcode = 'object_not_in_prerequisite_state', detail = wrong.detail, hint = wrong.hint;
    end if;
end
$$;


--
-- Name: FUNCTION refuse_publication(month date, hint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_publication(month date, hint text) IS '内部函数：某月现在不能公布时报错（55000） / Internal: the error (55000) for a month that cannot be published now';


--
-- Name: refuse_published(date, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_published(month date, relation text, row_key text, hint text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'month % is published: % "%" can be neither inserted, changed nor deleted',
                    refuse_published.month, refuse_published.relation, refuse_published.row_key
        using errcode = 'object_not_in_prerequisite_state',
              table = refuse_published.relation,
              column = 'month',
              hint = refuse_published.hint || format('Reopen the month first: select amend_month(%L, reason).', refuse_published.month);
end
$$;


--
-- Name: FUNCTION refuse_published(month date, relation text, row_key text, hint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_published(month date, relation text, row_key text, hint text) IS '内部函数：已公布月份的行被改动时报错（55000） / Internal: the error (55000) for a change of a row of a published month';


--
-- Name: refuse_removal(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_removal(relation text, row_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'there is no % % that you may remove', refuse_removal.relation, refuse_removal.row_name
        using errcode = 'insufficient_privilege', table = refuse_removal.relation,
              hint = 'A section removes tasks, marks and measured values of its items, the bureau removes penalties.';
end
$$;


--
-- Name: FUNCTION refuse_removal(relation text, row_name text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_removal(relation text, row_name text) IS '内部函数：没有可删除的行时报错（42501） / Internal: the error (42501) for a row that is not there or not the role''s to remove';


--
-- Name: refuse_source(text, jsonb[], text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_source(relation text, incoming jsonb[], source text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
declare
    keys constant text[] := reload_keys(refuse_source.relation);
    names text[];
begin
    if refuse_source.relation <> 'mark' then
        names := array(select (select jsonb_agg(i.row ->> n.name order by n.place)
                               from unnest(reload_names(refuse_source.relation)) with ordinality as n (name, place))::text
                       from unnest(refuse_source.incoming) as i (row)
                       where coalesce(i.row ->> 'external_id', '') !~ '[^[:space:]]'
                       order by 1);
        if names <> '{}' then
            raise exception 'source % has rows without external_id: %', refuse_source.source, cardinality(names)
                using errcode = 'null_value_not_allowed',
                      detail = listed(names),
                      hint = 'unit and external_id together identify a row.';
        end if;
    end if;
    names := array(select reload_key(refuse_source.relation, i.row)::text
                   from unnest(refuse_source.incoming) as i (row)
                   group by 1
                   having count(*) > 1
                   order by 1);
    if names <> '{}' then
        raise exception 'source % has several rows of one %: %', refuse_source.source, array_to_string(keys, ', '), cardinality(names)
            using errcode = 'cardinality_violation',
                  detail = listed(names);
    end if;
end
$$;


--
-- Name: FUNCTION refuse_source(relation text, incoming jsonb[], source text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_source(relation text, incoming jsonb[], source text) IS '内部函数：来源缺 external_id（22004）或同一键有多行（21000）时报错 / Internal: the error for rows without external_id (22004) or several of one key (21000)';


--
-- Name: refuse_truncate(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refuse_truncate() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'table % cannot be truncated: history would not record it, and published months may stand on its rows', tg_table_name
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Delete the rows that no published month stands on; history records what is deleted.';
end
$$;


--
-- Name: FUNCTION refuse_truncate(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refuse_truncate() IS '触发器：各表不得清空，只能逐行删除 / Trigger: tables are not truncated, rows are deleted';


--
-- Name: refused_rows(text, jsonb[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.refused_rows(relation text, steps jsonb[]) RETURNS SETOF jsonb
    LANGUAGE plpgsql
    AS $$
declare
    step jsonb;
    state text;
    said text;
    detailed text;
    hinted text;
    refused jsonb[] := '{}';
begin
    begin
        foreach step in array refused_rows.steps loop
            begin
                perform write_reload(refused_rows.relation, array[step -> 'row']);
            exception when integrity_constraint_violation or data_exception or raise_exception or object_not_in_prerequisite_state then
                get stacked diagnostics
                    state = returned_sqlstate,
                    said = message_text,
                    detailed = pg_exception_detail,
                    hinted = pg_exception_hint;
                -- of a CHECK or NOT NULL the detail is the whole row, which is in the list already
                if state in ('23502', '23514') then
                    detailed := '';
                end if;
                refused := array_append(refused,
                                        step || jsonb_build_object('action', 'refused',
                                                                   'difference', left(said, 400)
                                                                                 || coalesce(' (' || nullif(left(detailed, 400), '') || ')', '')
                                                                                 || coalesce(' (' || nullif(left(hinted, 400), '') || ')', '')));
            end;
        end loop;
        raise exception 'undo' using errcode = 'XCRLD';
    exception when sqlstate 'XCRLD' then
        null;
    end;
    return query select r from unnest(refused) as r;
end
$$;


--
-- Name: FUNCTION refused_rows(relation text, steps jsonb[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.refused_rows(relation text, steps jsonb[]) IS '内部函数：逐行试写，返回各表所拒绝的行及原因，什么也不写入 / Internal: tries the rows one by one, returns those that are refused and why, and writes nothing';


--
-- Name: reload_inside(text, regclass, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_inside(relation text, source regclass, first_month date) RETURNS TABLE(action text, unit text, row_key text, external_id text, month date, difference text)
    LANGUAGE plpgsql
    AS $_$
#variable_conflict use_column
declare
    columns constant text[] := reload_columns(relation);
    required constant text[] := array(select c.name
                                      from unnest(columns) with ordinality as c (name, place)
                                      where c.name <> all (reload_optional(relation)) and not reload_defaults(relation) ? c.name
                                      order by c.place);
    missing text[];
    incoming jsonb[];
begin
    if relation is null or source is null then
        raise exception 'relation and source must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if columns is null then
        raise exception 'facts of "%" are not reloaded', left(relation, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'The relation is task, mark, measure or event.';
    end if;
    if not isfinite(first_month) or extract(day from first_month) <> 1 then
        raise exception 'first_month must be the first day of a month, not %', first_month
            using errcode = 'invalid_parameter_value';
    end if;
    if first_month <> period_of(first_month) then
        raise exception 'first_month must be the first month of a period, not %', first_month
            using errcode = 'invalid_parameter_value',
                  hint = format('The period that it is in begins in %s.', period_of(first_month));
    end if;
    missing := array(select c.name
                     from unnest(required) with ordinality as c (name, place)
                     where not exists (select
                                       from pg_attribute as a
                                       where a.attrelid = source and a.attname = c.name and a.attnum > 0)
                     order by c.place);
    if missing <> '{}' then
        raise exception 'source % lacks the columns %', source, array_to_string(missing, ', ')
            using errcode = 'undefined_column',
                  hint = format('A view gives a source of another shape the columns %s.', array_to_string(required, ', '));
    end if;

    -- read once, and converted to the types that the columns have here
    execute format('select array_agg(to_jsonb(jsonb_populate_record(null::%I, $1 || jsonb_strip_nulls(to_jsonb(s))))) from %s as s', relation, source)
    using reload_defaults(relation)
    into incoming;
    return query
    select r.action, r.unit, r.row_key, r.external_id, r.month, r.difference
    from reload_rows(relation, coalesce(incoming, '{}'), first_month, source::text) as r;
end
$_$;


--
-- Name: FUNCTION reload_inside(relation text, source regclass, first_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_inside(relation text, source regclass, first_month date) IS '内部函数：reload 的内容，在所进入的模式中执行 / Internal: what reload does, in the schema that it enters';


--
-- Name: reload(text, regclass, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload(relation text, source regclass, first_month date DEFAULT NULL::date) RETURNS TABLE(action text, unit text, row_key text, external_id text, month date, difference text)
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT r.action,
     r.unit,
     r.row_key,
     r.external_id,
     r.month,
     r.difference
    FROM small.reload_inside(reload.relation, reload.source, reload.first_month) r(action, unit, row_key, external_id, month, difference);
END;


--
-- Name: FUNCTION reload(relation text, source regclass, first_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload(relation text, source regclass, first_month date) IS '从数据仓库重载事实：relation 为 task、mark、measure 或 event，source 为含同名各列的表、视图或外部表。任务、数值和事项按 unit 与 external_id 对应，评分按 unit、item、month、rater 对应（来源没有 rater 列的，视为一人评分）；重复执行不再有变动。每处不同一行，action：inserted 新增；updated 已改（difference 逐列列出）；vanished 来源中已没有，只报告，不删除；conflict 本库另有同编号的行，不改动，其余照常；refused 不符合各表的规定，此时只返回这些行及原因，什么也不改；published 所属月份已公布，只列出不同，不改动；reviewed 事项已在本库审核，只列出不同，不改动。新增事项的月份已公布的，计入首个未公布月份（A19）。status 只用于新增；审核改动的 status、month、revoked_month、carried_from 及所补的文件不算不同。first_month：来源自该月起是完整的，此前的行不动也不报告；留空则以来源中出现的各期为准（事项按发生的一期），评分只限来源中出现的考核内容。缺列（42703）、external_id 为空（22004）、同一键多行（21000）或参数不符（22004、22023）则报错，什么也不改。来源以调用者的权限读取；限所有者和秘书处。 / Reloads facts from a warehouse: relation is task, mark, measure or event, source a table, view or foreign table with its columns by name. Tasks, measured values and events are matched by unit and external_id, marks by unit, item, month and rater (without that column, all are of the one rater); the same source again changes nothing. A row a difference, action: inserted; updated (difference lists the columns); vanished: not in the source any more, reported and not deleted; conflict: another row here has its code, which stays as it is and stops no other; refused: the tables refuse it, then only such rows are returned, with the reason, and nothing is changed; published: its month is published, listed and left as it is; reviewed: the event was reviewed here, listed and left as it is. A new event of a published month goes to the first open one (A19). status is for inserting only; what reviewing changes (status, month, revoked_month, carried_from, a document that the source lacks) is no difference. first_month: from which month on the source is complete, earlier rows are neither touched nor reported; NULL: it is for the periods that occur in it (of events, those in which they occurred). Marks are looked at only of items that the source has. An error, and nothing changed, if a column is missing (42703), rows have no external_id (22004) or the same key (21000), or an argument is wrong (22004, 22023). The source is read with the rights of the caller. For the owner and the secretariat.';


--
-- Name: reload_columns(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_columns(relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE relation
             WHEN 'task'::text THEN '{unit,task_id,item,month,title,issued_on,due_on,done_on,external_id}'::text[]
             WHEN 'mark'::text THEN '{unit,item,month,rater,score,deduction,reason}'::text[]
             WHEN 'measure'::text THEN '{unit,item,month,value,target,reason,external_id}'::text[]
             WHEN 'event'::text THEN '{unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,external_id,quantity,points}'::text[]
             ELSE NULL::text[]
         END AS columns;
END;


--
-- Name: FUNCTION reload_columns(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_columns(relation text) IS '内部函数：reload 的来源应有的列 / Internal: the columns of a source that reload reads';


--
-- Name: reload_defaults(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_defaults(relation text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE relation
             WHEN 'mark'::text THEN '{"rater": ""}'::jsonb
             ELSE '{}'::jsonb
         END AS defaults;
END;


--
-- Name: FUNCTION reload_defaults(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_defaults(relation text) IS '内部函数：来源可缺的列及其取值 / Internal: the columns that a source may lack, and what they are then';


--
-- Name: reload_difference(text[], text[], jsonb, jsonb, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean) RETURNS TABLE(difference text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT string_agg(format('%s: %s → %s'::text, v.name, COALESCE(v.before, 'NULL'::text), COALESCE(v.after, 'NULL'::text)), '; '::text ORDER BY v.place) AS difference
    FROM ( SELECT c.name,
             c.place,
                 CASE
                     WHEN (c.name ~ '(^month|_on)$'::text) THEN (h.value #>> '{}'::text[])
                     ELSE (NULLIF(h.value, 'null'::jsonb))::text
                 END AS before,
                 CASE
                     WHEN (c.name ~ '(^month|_on)$'::text) THEN (t.value #>> '{}'::text[])
                     ELSE (NULLIF(t.value, 'null'::jsonb))::text
                 END AS after
            FROM ((unnest(reload_difference.columns) WITH ORDINALITY c(name, place)
              CROSS JOIN LATERAL ( SELECT COALESCE((reload_difference.here -> c.name), 'null'::jsonb) AS value) h)
              CROSS JOIN LATERAL ( SELECT COALESCE((reload_difference.there -> c.name), 'null'::jsonb) AS value) t)
           WHERE ((h.value <> t.value) AND (c.name <> 'status'::text) AND (NOT ((c.name = ANY (reload_difference.optional)) AND (t.value = 'null'::jsonb))) AND (NOT (reload_difference.reviewed AND (c.name = ANY (ARRAY['document_no'::text, 'document_on'::text])) AND (NOT ((reload_difference.there -> c.name) IS DISTINCT FROM 'null'::jsonb)))))) v;
END;


--
-- Name: FUNCTION reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean) IS '内部函数：现有的行与来源的行逐列的不同，没有则为空 / Internal: what differs between a row here and one of the source, column by column; NULL if nothing does';


--
-- Name: reload_keys(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_keys(relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE relation
             WHEN 'mark'::text THEN '{unit,item,month,rater}'::text[]
             ELSE '{unit,external_id}'::text[]
         END AS columns;
END;


--
-- Name: FUNCTION reload_keys(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_keys(relation text) IS '内部函数：reload 对应各行所用的列 / Internal: the columns by which reload matches rows';


--
-- Name: reload_key(text, jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_key(relation text, "row" jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT jsonb_agg((reload_key."row" -> k.name) ORDER BY k.place) AS key
    FROM unnest(small.reload_keys(reload_key.relation)) WITH ORDINALITY k(name, place);
END;


--
-- Name: FUNCTION reload_key(relation text, "row" jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_key(relation text, "row" jsonb) IS '内部函数：一行的对应键 / Internal: the key by which a row is matched';


--
-- Name: reload_month(jsonb); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_month("row" jsonb) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (("row" ->> 'occurred_on'::text) IS NOT NULL) THEN small.period_of((("row" ->> 'occurred_on'::text))::date)
             ELSE small.month_of((("row" ->> 'month'::text))::date)
         END AS month;
END;


--
-- Name: FUNCTION reload_month("row" jsonb); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_month("row" jsonb) IS '内部函数：一行所涉的一期，以其首月表示 / Internal: the period that a row is about, by its first month';


--
-- Name: reload_names(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_names(relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (small.reload_columns(relation))[1:
         CASE relation
             WHEN 'mark'::text THEN 4
             WHEN 'measure'::text THEN 3
             ELSE 2
         END] AS columns;
END;


--
-- Name: FUNCTION reload_names(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_names(relation text) IS '内部函数：reload 结果中 row_key 所含的列 / Internal: the columns of row_key in the result of reload';


--
-- Name: reload_optional(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_optional(relation text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE relation
             WHEN 'event'::text THEN '{quantity,points}'::text[]
             ELSE '{}'::text[]
         END AS columns;
END;


--
-- Name: FUNCTION reload_optional(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_optional(relation text) IS '内部函数：reload 的来源可以没有或留空的列，如此则不作比较 / Internal: the columns that a source of reload may lack or leave NULL: it says nothing of them then';


--
-- Name: reload_plan(text, jsonb[], jsonb[], date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
declare
    columns constant text[] := reload_columns(reload_plan.relation);
    published constant date[] := array(select p.month from period as p where p.published);
begin
    return query
        with here as (
            select reload_key(reload_plan.relation, r.row) as key,
                   r.row,
                   reload_month(r.row) as of_month,
                   coalesce((r.row ->> 'reviewed')::boolean, false) as reviewed
            from unnest(present) as r (row)
        ),
        there as (
            select reload_key(reload_plan.relation, r.row) as key,
                   r.row,
                   reload_month(r.row) as of_month
            from unnest(incoming) as r (row)
        )
        select jsonb_build_object(
                   'action', a.action,
                   'unit', k.row -> 'unit',
                   'row_key', (select jsonb_agg(k.row ->> n order by place) from unnest(reload_names(reload_plan.relation)) with ordinality as a (n, place))::text,
                   'external_id', k.row -> 'external_id',
                   'month', coalesce(to_jsonb(c.month), k.row -> 'month'),
                   'difference', case a.action
                                     when 'inserted' then null
                                     when 'vanished' then null
                                     when 'conflict' then '本库另有同编号的行 / another row here has this code'
                                     else d.difference
                                 end,
                   'row', k.row)
        from here
        full join there on there.key = here.key
        -- the published month that the row is in or comes into; a new event goes to an open month by itself (A19)
        cross join lateral (
            select min(m.month) as month
            from (values (here.row ->> 'month'),
                         (here.row ->> 'revoked_month'),
                         (case when reload_plan.relation <> 'event' then there.row ->> 'month' end)) as v (month)
            cross join lateral (select v.month::date as month) as m
            where m.month = any (published)
        ) as c
        cross join lateral reload_difference(columns, reload_optional(reload_plan.relation), here.row, there.row, here.reviewed) as d
        cross join lateral (
            select case
                       when c.month is not null then 'published'
                       when there.key is null then 'vanished'
                       -- another row here has this code: it stays, and all other rows are written
                       when (reload_plan.relation = 'task'
                             and exists (select
                                         from task as t
                                         where t.unit = there.row ->> 'unit' and t.task_id = there.row ->> 'task_id'
                                               and t.external_id is distinct from there.row ->> 'external_id'))
                            or (reload_plan.relation = 'measure'
                                and exists (select
                                            from measure as q
                                            where q.unit = there.row ->> 'unit'
                                                  and q.item = there.row ->> 'item'
                                                  and q.month = (there.row ->> 'month')::date
                                                  and q.external_id is distinct from there.row ->> 'external_id'))
                            or (reload_plan.relation = 'event'
                                and exists (select
                                            from event as e
                                            where e.unit = there.row ->> 'unit' and e.event_id = there.row ->> 'event_id'
                                                  and e.external_id is distinct from there.row ->> 'external_id'))
                           then 'conflict'
                       when here.key is null then 'inserted'
                       when here.reviewed then 'reviewed'
                       else 'updated'
                   end as action
        ) as a
        cross join lateral (
            select case when a.action in ('inserted', 'updated') then there.row else coalesce(here.row, there.row) end as row
        ) as k
        where d.difference is not null
              and (reload_plan.first_month is null or greatest(here.of_month, there.of_month) >= reload_plan.first_month);
end
$$;


--
-- Name: FUNCTION reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date) IS '内部函数：逐行对照来源与现有的行，每处不同一步 / Internal: compares source and rows here, a step a difference';


--
-- Name: reload_rows_inside(text, jsonb[], date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_rows_inside(relation text, incoming jsonb[], first_month date, source text) RETURNS TABLE(action text, unit text, row_key text, external_id text, month date, difference text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    present jsonb[];
    plan jsonb[];
    writing jsonb[];
    refused jsonb[] := '{}';
begin
    perform refuse_source(relation, incoming, source);
    -- nobody else writes to the table from here on: what is listed is what is done
    case relation
        when 'task' then lock table task in share row exclusive mode;
        when 'mark' then lock table mark in share row exclusive mode;
        when 'measure' then lock table measure in share row exclusive mode;
        when 'event' then lock table event in share row exclusive mode;
    end case;
    present := array(select p from present_rows(relation, incoming, first_month) as p);

    -- nor are their months published or reopened
    perform lock_month_shared(h.month)
    from (
        select distinct m.month
        from unnest(present || incoming) as r (row)
        cross join lateral (values ((r.row ->> 'month')::date), ((r.row ->> 'revoked_month')::date)) as m (month)
        where isfinite(m.month)
        order by 1
    ) as h;
    plan := array(select p from reload_plan(relation, incoming, present, first_month) as p);
    writing := array(select p.step from unnest(plan) as p (step) where p.step ->> 'action' in ('inserted', 'updated'));
    begin
        perform write_reload(relation, array(select w.step -> 'row' from unnest(writing) as w (step)));
    exception when integrity_constraint_violation or data_exception or raise_exception or object_not_in_prerequisite_state then
        refused := array(select r from refused_rows(relation, writing) as r);
        if refused = '{}' then
            raise;          -- together they are refused, and each alone is not
        end if;
        plan := refused;
    end;

    -- the month of an event's credit is known only now
    return query
    select p.action, p.unit, p.row_key, p.external_id, coalesce(e.month, p.month), p.difference
    from unnest(plan) as u (step)
    cross join lateral jsonb_to_record(u.step) as p (action text, unit text, row_key text, external_id text, month date, difference text)
    left join event as e
        on relation = 'event'
           and p.action in ('inserted', 'updated')
           and e.unit = p.unit
           and e.external_id = p.external_id
    order by 1, 2, 3, 4;
end
$$;


--
-- Name: FUNCTION reload_rows_inside(relation text, incoming jsonb[], first_month date, source text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_rows_inside(relation text, incoming jsonb[], first_month date, source text) IS '内部函数：reload_rows 的内容，在所进入的模式中执行 / Internal: what reload_rows does, in the schema that it enters';


--
-- Name: reload_rows(text, jsonb[], date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.reload_rows(relation text, incoming jsonb[], first_month date, source text) RETURNS TABLE(action text, unit text, row_key text, external_id text, month date, difference text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT r.action,
     r.unit,
     r.row_key,
     r.external_id,
     r.month,
     r.difference
    FROM small.reload_rows_inside(reload_rows.relation, reload_rows.incoming, reload_rows.first_month, reload_rows.source) r(action, unit, row_key, external_id, month, difference);
END;


--
-- Name: FUNCTION reload_rows(relation text, incoming jsonb[], first_month date, source text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.reload_rows(relation text, incoming jsonb[], first_month date, source text) IS '内部函数：以所有者的权限对照并写入 reload 读出的各行 / Internal: compares and writes the rows that reload has read, with the rights of the owner';


--
-- Name: remove_mark_inside(text, text, date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_mark_inside(unit text, item text, month date, rater text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    delete from mark as k
    where k.unit = remove_mark_inside.unit
          and k.item = remove_mark_inside.item
          and k.month = remove_mark_inside.month
          and k.rater = remove_mark_inside.rater
          and acts_with('section', k.item);
    if not found then
        perform refuse_removal('mark', format('of unit "%s" on item "%s" in %s', left(remove_mark_inside.unit, 80), left(remove_mark_inside.item, 80),
                                              remove_mark_inside.month));
    end if;
end
$$;


--
-- Name: FUNCTION remove_mark_inside(unit text, item text, month date, rater text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_mark_inside(unit text, item text, month date, rater text) IS '内部函数：remove_mark 的内容，在所进入的模式中执行 / Internal: what remove_mark does, in the schema that it enters';


--
-- Name: remove_mark(text, text, date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_mark(unit text, item text, month date, rater text DEFAULT ''::text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.remove_mark_inside(unit, item, month, rater) AS remove_mark_inside;
END;


--
-- Name: FUNCTION remove_mark(unit text, item text, month date, rater text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_mark(unit text, item text, month date, rater text) IS '删除一项评分（多人评分的，指明评分人 rater）：限职责为该考核内容的科室；没有该评分或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a mark (of several raters, the one of rater): for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';


--
-- Name: remove_measure_inside(text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_measure_inside(unit text, item text, month date) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    delete from measure as q
    where q.unit = remove_measure_inside.unit
          and q.item = remove_measure_inside.item
          and q.month = remove_measure_inside.month
          and acts_with('section', q.item);
    if not found then
        perform refuse_removal('measure', format('of unit "%s" on item "%s" in %s', left(remove_measure_inside.unit, 80),
                                                 left(remove_measure_inside.item, 80), remove_measure_inside.month));
    end if;
end
$$;


--
-- Name: FUNCTION remove_measure_inside(unit text, item text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_measure_inside(unit text, item text, month date) IS '内部函数：remove_measure 的内容，在所进入的模式中执行 / Internal: what remove_measure does, in the schema that it enters';


--
-- Name: remove_measure(text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_measure(unit text, item text, month date) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.remove_measure_inside(unit, item, month) AS remove_measure_inside;
END;


--
-- Name: FUNCTION remove_measure(unit text, item text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_measure(unit text, item text, month date) IS '删除一项数值：限职责为该考核内容的科室；没有该数值或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a measured value: for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';


--
-- Name: remove_penalty_inside(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_penalty_inside(unit text, event_id text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    delete from event as e
    where e.unit = remove_penalty_inside.unit
          and e.event_id = remove_penalty_inside.event_id
          and e.rule in (select sr.rule from scheme_rule as sr group by sr.rule having not bool_or(sr.bonus))
          and acts_with('bureau');
    if not found then
        perform refuse_removal('penalty', format('"%s" of unit "%s"', left(remove_penalty_inside.event_id, 80), left(remove_penalty_inside.unit, 80)));
    end if;
end
$$;


--
-- Name: FUNCTION remove_penalty_inside(unit text, event_id text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_penalty_inside(unit text, event_id text) IS '内部函数：remove_penalty 的内容，在所进入的模式中执行 / Internal: what remove_penalty does, in the schema that it enters';


--
-- Name: remove_penalty(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_penalty(unit text, event_id text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.remove_penalty_inside(unit, event_id) AS remove_penalty_inside;
END;


--
-- Name: FUNCTION remove_penalty(unit text, event_id text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_penalty(unit text, event_id text) IS '删除一项扣分：限审核职责；没有该扣分或并非扣分则报错（42501），已公布月份的不能删除（55000） / Removes a penalty: for the bureau; an error if there is none that the role may remove (42501), or its month is published (55000)';


--
-- Name: remove_task_inside(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_task_inside(unit text, task_id text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    delete from task as t
    where t.unit = remove_task_inside.unit
          and t.task_id = remove_task_inside.task_id
          and acts_with('section', t.item);
    if not found then
        perform refuse_removal('task', format('"%s" of unit "%s"', left(remove_task_inside.task_id, 80), left(remove_task_inside.unit, 80)));
    end if;
end
$$;


--
-- Name: FUNCTION remove_task_inside(unit text, task_id text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_task_inside(unit text, task_id text) IS '内部函数：remove_task 的内容，在所进入的模式中执行 / Internal: what remove_task does, in the schema that it enters';


--
-- Name: remove_task(text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.remove_task(unit text, task_id text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.remove_task_inside(unit, task_id) AS remove_task_inside;
END;


--
-- Name: FUNCTION remove_task(unit text, task_id text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.remove_task(unit text, task_id text) IS '删除一项任务：限职责为该考核内容的科室；没有该任务或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a task: for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';


--
-- Name: report_due_inside(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.report_due_inside(month date, scheme small.scheme) RETURNS date
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
declare
    due date := xcedu.due_date(months_after(report_due_inside.month, (report_due_inside.scheme).months - 1),
                               (report_due_inside.scheme).due_day);
begin
    if (report_due_inside.scheme).due_roll = 'none' then
        return due;
    end if;
    loop
        if not exists (select
                       from holiday as h
                       where h.day between make_date(extract(year from due)::integer, 1, 1)
                                       and make_date(extract(year from due)::integer, 12, 31))
        then
            raise exception 'the report on % is due on %, and the calendar has no day of the year %',
                            report_due_inside.month, due, extract(year from due)
                using errcode = 'object_not_in_prerequisite_state',
                      hint = 'Load that year''s days off and make-up working days into the table holiday.';
        end if;
        exit when coalesce((select h.working from holiday as h where h.day = due), extract(isodow from due) <= 5);
        due := due + 1;
    end loop;
    return due;
end
$$;


--
-- Name: FUNCTION report_due_inside(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.report_due_inside(month date, scheme small.scheme) IS '内部函数：report_due 的内容，在所进入的模式中执行 / Internal: what report_due does, in the schema that it enters';


--
-- Name: report_due(date, small.scheme); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.report_due(month date, scheme small.scheme) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.report_due_inside(month, scheme) AS report_due_inside;
END;


--
-- Name: FUNCTION report_due(month date, scheme small.scheme); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.report_due(month date, scheme small.scheme) IS '某月完成情况的报送期限；办法规定遇非工作日顺延的，日历没有该年的日期则报错（55000） / When the report on a month is due; where the scheme rolls it to a working day, an error (55000) if the calendar has no day of that year';


--
-- Name: report_of(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.report_of(opened date) RETURNS TABLE(unit text, task_id text, item text, month date, title text, reported_on date, due_on date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT c.unit,
     small.free_task_id(c.unit, (('report-'::text || to_char((m.reported_on)::timestamp with time zone, 'YYYY-MM'::text)) || COALESCE(('-'::text || c.task_no), ''::text))) AS task_id,
     m.item,
     m.counts_in AS month,
     COALESCE(c.title,
         CASE m.months
             WHEN 1 THEN '当月台账任务完成情况'::text
             ELSE '当期台账任务完成情况'::text
         END) AS title,
     m.reported_on,
     m.due_on
    FROM ((((( SELECT r.month AS reported_on,
             s.omission,
             s.months,
             p.month AS counts_in,
             si.item,
             si.leagues,
             t.only_for,
             small.report_due(r.month, s.*) AS due_on
            FROM ((((small.period r
              JOIN small.scheme s ON ((s.scheme = r.scheme)))
              JOIN small.period p ON ((p.month = r.reports_count_in)))
              JOIN small.scheme_item si ON ((si.scheme = p.scheme)))
              CROSS JOIN LATERAL small.tree_of(p.scheme) t(item, part, only_for, level))
           WHERE (((report_of.opened = r.month) OR (report_of.opened = p.month)) AND (si.item = 'report'::text) AND (t.item = si.item) AND (si.kind = 'breach'::text) AND small.in_force(p.month, si.first_month, si.last_month) AND (EXISTS ( SELECT
                    FROM small.ledger_unit lu)))
          OFFSET 0) m
      CROSS JOIN LATERAL ( SELECT lu.unit,
             l.task_no,
             l.title
            FROM (small.ledger l
              JOIN small.ledger_unit lu ON ((lu.task_no = l.task_no)))
           WHERE (m.omission = 'ledger_task'::text)
         UNION ALL
          SELECT DISTINCT lu.unit,
             NULL::integer AS task_no,
             NULL::text AS title
            FROM small.ledger_unit lu
           WHERE (m.omission = 'unit'::text)) c)
      JOIN small.unit v ON (((v.unit = c.unit) AND small.in_force(m.reported_on, v.first_month, v.last_month))))
      JOIN LATERAL small.unit_of(m.counts_in) u(unit, name, league) ON ((u.unit = c.unit)))
      LEFT JOIN LATERAL small.exempt_of(m.counts_in) x(unit, item) ON (((x.unit = c.unit) AND (x.item = m.item))))
   WHERE (((m.leagues IS NULL) OR (u.league = ANY (m.leagues))) AND ((m.only_for IS NULL) OR (u.league = ANY (m.only_for))) AND (x.unit IS NULL));
END;


--
-- Name: FUNCTION report_of(opened date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.report_of(opened date) IS '开始考核某月时应生成的报送任务 / The obligations to report that are made when a month is opened';


--
-- Name: require_read_committed(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.require_read_committed(relation text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    if current_setting('transaction_isolation') in ('repeatable read', 'serializable')
       and (select age(c.xmin) > 0 from pg_class as c where c.oid = 'period'::regclass)
    then
        raise exception 'table % is written only in a READ COMMITTED transaction, not %', require_read_committed.relation,
                        upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', table = require_read_committed.relation, schema = current_schema(),
                  hint = isolation_hint('');
    end if;
end
$$;


--
-- Name: FUNCTION require_read_committed(relation text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.require_read_committed(relation text) IS '内部函数：隔离级别不是 READ COMMITTED 则报错（25000） / Internal: the error (25000) for writing a table under another isolation level than READ COMMITTED';


--
-- Name: review_inside(text, text, text, text, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.review_inside(unit text, event_id text, decision text, seen text, points numeric) RETURNS date
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    e event;
    counts_in date;
begin
    if num_nulls(review_inside.unit, review_inside.event_id, review_inside.decision, review_inside.seen) > 0 then
        raise exception 'unit, event_id, decision and seen must not be null'
            using errcode = 'null_value_not_allowed',
                  hint = 'seen is a column of the view event_review.';
    end if;
    if review_inside.decision not in ('approved', 'rejected', 'revoked') then
        raise exception 'decision must be "approved", "rejected" or "revoked", not "%"', left(review_inside.decision, 80)
            using errcode = 'invalid_parameter_value';
    end if;
    if review_inside.points is not null and review_inside.decision <> 'approved' then
        raise exception 'points are set when an event is approved, not when it is %', review_inside.decision
            using errcode = 'invalid_parameter_value';
    end if;
    select x.* into e
    from event as x
    where x.unit = review_inside.unit and x.event_id = review_inside.event_id
    for update;
    if not found then
        raise exception 'there is no event "%" of unit "%"', left(review_inside.event_id, 80), left(review_inside.unit, 80)
            using errcode = 'no_data_found';
    end if;
    if seen_of(e) <> lower(btrim(review_inside.seen)) then
        raise exception 'event "%" of unit "%" is no longer what the reviewer saw', e.event_id, e.unit
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'It was changed or reviewed meanwhile. Read it again in event_review, and decide on what it says now.';
    end if;
    update event
    set status = review_inside.decision, points = coalesce(review_inside.points, points)
    where unit = review_inside.unit and event_id = review_inside.event_id
    returning coalesce(revoked_month, month) into counts_in;
    return counts_in;
end
$$;


--
-- Name: FUNCTION review_inside(unit text, event_id text, decision text, seen text, points numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.review_inside(unit text, event_id text, decision text, seen text, points numeric) IS '内部函数：review 的内容，在所进入的模式中执行 / Internal: what review does, in the schema that it enters';


--
-- Name: review(text, text, text, text, numeric); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.review(unit text, event_id text, decision text, seen text, points numeric DEFAULT NULL::numeric) RETURNS date
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.review_inside(unit, event_id, decision, seen, points) AS review_inside;
END;


--
-- Name: FUNCTION review(unit text, event_id text, decision text, seen text, points numeric); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.review(unit text, event_id text, decision text, seen text, points numeric) IS '审核一个事项：decision 为 approved 认定、rejected 不予认定、revoked 撤销，seen 为审核人在 event_review 中所见内容的摘要，points 为每件的分值，仅认定规则有范围（least、most）的事项时填写。事项在此之后有变动的，不予审核（55000）。返回计入的月份，撤销则为撤销生效的月份。没有该事项（P0002）、参数为空（22004）、decision 不符或未认定而有 points（22023），或状态、依据、分值不符（23514）则报错。依据“表扬内容由各单位申报，市教育局审核运用”。 / Reviews an event: decision is approved, rejected or revoked, seen the digest of what the reviewer saw in event_review, points those for each matter, where the rule has a range (least, most) and the event is approved. If the event changed since, it is not reviewed (55000). Returns the month in which it counts, or from which on it is revoked. An error if there is no such event (P0002), an argument is NULL (22004), the decision unknown or points given without approval (22023), or the status, the documents or the points do not allow it (23514).';


--
-- Name: revoke_duty_inside(text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.revoke_duty_inside(role text, duty text, unit text, item text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    other text;
begin
    if revoke_duty_inside.role = (select r.rolname from pg_class as c join pg_roles as r on r.oid = c.relowner where c.oid = 'period'::regclass) then
        raise exception 'role "%" owns this assessment, and has all rights on it without a duty', revoke_duty_inside.role
            using errcode = 'invalid_grant_operation',
                  hint = 'Give duties to other roles; a person who has both is a member of both.';
    end if;
    delete from duty
    where role = revoke_duty_inside.role
          and duty = revoke_duty_inside.duty
          and unit is not distinct from revoke_duty_inside.unit
          and item is not distinct from revoke_duty_inside.item;
    if not found then
        raise exception 'role "%" does not have the duty "%"', left(revoke_duty_inside.role, 80),
                        left(concat_ws(' ', revoke_duty_inside.duty, revoke_duty_inside.unit, revoke_duty_inside.item), 200)
            using errcode = 'undefined_object',
                  hint = 'The duties that roles have are in the table duty.';
    end if;

    -- a role that was dropped took its privileges along
    if exists (select from pg_roles as r where r.rolname = revoke_duty_inside.role) then
        perform set_privileges(revoke_duty_inside.role, revoke_duty_inside.duty, false);
        for other in select distinct d.duty from duty as d where d.role = revoke_duty_inside.role order by 1 loop
            perform set_privileges(revoke_duty_inside.role, other, true);
        end loop;
    end if;
end
$$;


--
-- Name: FUNCTION revoke_duty_inside(role text, duty text, unit text, item text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.revoke_duty_inside(role text, duty text, unit text, item text) IS '内部函数：revoke_duty 的内容，在所进入的模式中执行 / Internal: what revoke_duty does, in the schema that it enters';


--
-- Name: revoke_duty(text, text, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.revoke_duty(role text, duty text, unit text DEFAULT NULL::text, item text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.revoke_duty_inside(role, duty, unit, item) AS revoke_duty_inside;
END;


--
-- Name: FUNCTION revoke_duty(role text, duty text, unit text, item text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.revoke_duty(role text, duty text, unit text, item text) IS '收回一项职责及其权限，保留该角色其他职责的权限；角色没有该职责（42704）或就是所有者（0LP01）则报错；角色已从服务器删除亦可收回。须由考核所有者执行。 / Takes a duty and its privileges from a role, and leaves those of its other duties; an error if it does not have it (42704) or is the owner (0LP01). Works for a role that was dropped from the server too. For the owner of the assessment.';


--
-- Name: row_problem(date, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.row_problem(month date, revision integer) RETURNS TABLE(problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH published AS (
          SELECT p.place,
             p.digest,
             small.canonical(p.*) AS line,
             p.text_version
            FROM small.publication p
           WHERE ((p.month = row_problem.month) AND (p.revision = row_problem.revision))
         ), version AS (
          SELECT COALESCE(( SELECT p.text_version
                    FROM published p), small.canonical_version()) AS version
         ), row_digest AS (
          SELECT 'published_score'::text AS relation,
                 CASE
                     WHEN (s.was IS DISTINCT FROM s.digest) THEN small.row_key(VARIADIC ARRAY[s.unit])
                     ELSE NULL::text
                 END AS changed,
             s.digest,
             s.line
            FROM ( SELECT c.unit,
                     c.was,
                     small.sha256_of(c.text) AS digest,
                         CASE c.version
                             WHEN 1 THEN c.text
                             ELSE NULL::text
                         END AS line
                    FROM ( SELECT r.unit,
                             r.digest AS was,
                             v.version,
                             small.canonical(r.*, v.version) AS text
                            FROM (version v
                              CROSS JOIN small.published_score r)
                           WHERE ((r.month = row_problem.month) AND (r.revision = row_problem.revision))
                          OFFSET 0) c
                  OFFSET 0) s
         UNION ALL
          SELECT 'published_line'::text AS relation,
                 CASE
                     WHEN (l.was IS DISTINCT FROM l.digest) THEN small.row_key(VARIADIC ARRAY[l.unit, (l.nth)::text])
                     ELSE NULL::text
                 END AS changed,
             l.digest,
             l.line
            FROM ( SELECT c.unit,
                     c.nth,
                     c.was,
                     small.sha256_of(c.text) AS digest,
                         CASE c.version
                             WHEN 1 THEN c.text
                             ELSE NULL::text
                         END AS line
                    FROM ( SELECT r.unit,
                             r.line AS nth,
                             r.digest AS was,
                             v.version,
                             small.canonical(r.*, v.version) AS text
                            FROM (version v
                              CROSS JOIN small.published_line r)
                           WHERE ((r.month = row_problem.month) AND (r.revision = row_problem.revision))
                          OFFSET 0) c
                  OFFSET 0) l
         UNION ALL
          SELECT 'published_fact'::text AS relation,
                 CASE
                     WHEN (f.was IS DISTINCT FROM f.digest) THEN ((f.of_relation || ' '::text) || f.row_key)
                     ELSE NULL::text
                 END AS changed,
             f.digest,
             f.line
            FROM ( SELECT c.of_relation,
                     c.row_key,
                     c.was,
                     small.sha256_of(c.text) AS digest,
                         CASE c.version
                             WHEN 1 THEN c.text
                             ELSE NULL::text
                         END AS line
                    FROM ( SELECT r.relation AS of_relation,
                             r.row_key,
                             r.digest AS was,
                             v.version,
                             small.canonical(r.*, v.version) AS text
                            FROM (version v
                              CROSS JOIN small.published_fact r)
                           WHERE ((r.month = row_problem.month) AND (r.revision = row_problem.revision))
                          OFFSET 0) c
                  OFFSET 0) f
         UNION ALL
          SELECT 'publication'::text AS relation,
             NULL::text AS changed,
             NULL::text AS digest,
             p.line
            FROM published p
         ), found AS MATERIALIZED (
          SELECT small.sha256_of(string_agg((COALESCE(r.line, r.digest) || chr(10)), ''::text ORDER BY (COALESCE(r.line, r.digest) COLLATE "C"))) AS digest,
             ARRAY[count(r.changed) FILTER (WHERE (r.relation = 'published_score'::text)), count(r.changed) FILTER (WHERE (r.relation = 'published_line'::text)), count(r.changed) FILTER (WHERE (r.relation = 'published_fact'::text))] AS changed,
             ARRAY[min(r.changed) FILTER (WHERE (r.relation = 'published_score'::text)), min(r.changed) FILTER (WHERE (r.relation = 'published_line'::text)), min(r.changed) FILTER (WHERE (r.relation = 'published_fact'::text))] AS first_changed
            FROM row_digest r
         )
  SELECT 'digest'::text AS problem,
     'publication'::text AS relation,
     (p.place)::text AS row_key,
     format('摘要不符：记录为 %s，重新计算为 %s / the digest on record is not that of its rows'::text, p.digest, f.digest) AS message
    FROM (published p
      CROSS JOIN found f)
   WHERE (p.digest IS DISTINCT FROM f.digest)
 UNION ALL
  SELECT 'row'::text AS problem,
     c.relation,
     c.first_changed AS row_key,
     format('%s 行与公布时不同，首行如左 / rows that are not as they were published: %s, the first of them named'::text, c.changed, c.changed) AS message
    FROM (found f
      CROSS JOIN LATERAL UNNEST(ARRAY['published_score'::text, 'published_line'::text, 'published_fact'::text], f.changed, f.first_changed) c(relation, changed, first_changed))
   WHERE (c.changed > 0)
 UNION ALL
  SELECT 'orphan'::text AS problem,
     'published_score'::text AS relation,
     small.row_key(VARIADIC ARRAY[min(s.unit)]) AS row_key,
     '不属于任何一次公布 / it belongs to no publication'::text AS message
    FROM small.published_score s
   WHERE ((s.month = row_problem.month) AND (s.revision = row_problem.revision) AND (NOT (EXISTS ( SELECT
            FROM published p))))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 'orphan'::text AS problem,
     'published_line'::text AS relation,
     min(small.row_key(VARIADIC ARRAY[l.unit, (l.line)::text])) AS row_key,
     '不属于任何一次公布 / it belongs to no publication'::text AS message
    FROM small.published_line l
   WHERE ((l.month = row_problem.month) AND (l.revision = row_problem.revision) AND (NOT (EXISTS ( SELECT
            FROM published p))))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 'orphan'::text AS problem,
     'published_fact'::text AS relation,
     min(((f.relation || ' '::text) || f.row_key)) AS row_key,
     '不属于任何一次公布 / it belongs to no publication'::text AS message
    FROM small.published_fact f
   WHERE ((f.month = row_problem.month) AND (f.revision = row_problem.revision) AND (NOT (EXISTS ( SELECT
            FROM published p))))
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION row_problem(month date, revision integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.row_problem(month date, revision integer) IS '内部函数：一次公布中与公布时不同的行，与各行不符的摘要，不属于任何公布的行 / Internal: rows of a revision that are not as they were published, a digest that is not that of its rows, rows that belong to no publication';


--
-- Name: milestone; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.milestone (
    scheme text NOT NULL,
    item text NOT NULL,
    reach_by date NOT NULL,
    goal text NOT NULL,
    CONSTRAINT milestone_goal_is_text CHECK (xcedu.is_text(goal, 'milestone'::text, 'goal'::text, 100000)),
    CONSTRAINT milestone_reach_by_is_a_day CHECK (((reach_by >= '1990-01-01'::date) AND (reach_by <= '2199-12-31'::date)))
);


--
-- Name: TABLE milestone; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.milestone IS '办法写明的阶段目标日期，供查阅；不限制考核内容的起止，也不限制适用单位 / Target dates that the rule-book sets, for reading: they neither begin nor end an item nor restrict its units';


--
-- Name: COLUMN milestone.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.milestone.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN milestone.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.milestone.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN milestone.reach_by; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.milestone.reach_by IS '应达成的最后一日 / The last day by which it is to be reached';


--
-- Name: COLUMN milestone.goal; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.milestone.goal IS '阶段目标原文 / The goal, as it stands in the rule-book';


--
-- Name: reading; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.reading (
    scheme text NOT NULL,
    finding text NOT NULL,
    subject text NOT NULL,
    reading text NOT NULL,
    text text NOT NULL,
    CONSTRAINT reading_finding_is_code CHECK (xcedu.is_code(finding, 'reading'::text, 'finding'::text)),
    CONSTRAINT reading_reading_is_code CHECK (xcedu.is_code(reading, 'reading'::text, 'reading'::text)),
    CONSTRAINT reading_subject_is_code CHECK (xcedu.is_code(subject, 'reading'::text, 'subject'::text)),
    CONSTRAINT reading_text_is_text CHECK (xcedu.is_text(text, 'reading'::text, 'text'::text, 100000))
);


--
-- Name: TABLE reading; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.reading IS '对办法疑点的解读：lint_scheme() 报告的疑点如何处理 / How the doubts that lint_scheme() reports of a rule-book are settled';


--
-- Name: COLUMN reading.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.reading.scheme IS '办法代码 / Scheme code';


--
-- Name: COLUMN reading.finding; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.reading.finding IS '疑点代码，同 lint_scheme() / Code of the finding, as lint_scheme() gives it';


--
-- Name: COLUMN reading.subject; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.reading.subject IS '所涉规则、考核内容或级别，同 lint_scheme() / What it is about, as lint_scheme() gives it';


--
-- Name: COLUMN reading.reading; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.reading.reading IS '解读编号（A1 – A31 等） / Number of the reading';


--
-- Name: COLUMN reading.text; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.reading.text IS '解读 / The reading';


--
-- Name: rule; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.rule (
    rule text NOT NULL,
    title text NOT NULL,
    CONSTRAINT rule_rule_is_code CHECK (xcedu.is_code(rule, 'rule'::text, 'rule'::text)),
    CONSTRAINT rule_title_is_text CHECK (xcedu.is_text(title, 'rule'::text, 'title'::text, 100000))
);


--
-- Name: TABLE rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.rule IS '加减分规则 / Event rules: what adds or takes off points';


--
-- Name: COLUMN rule.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.rule.rule IS '规则代码 / Rule code';


--
-- Name: COLUMN rule.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.rule.title IS '规则名称 / Title of the rule';


--
-- Name: rule_book_row(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rule_book_row(scheme text) RETURNS TABLE(place integer, relation text, key text, "row" jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 1 AS place,
     'league'::text AS relation,
     l.league AS key,
     to_jsonb(l.*) AS "row"
    FROM small.league l
 UNION ALL
  SELECT 2,
     'scheme'::text,
     s.scheme,
     to_jsonb(s.*) AS to_jsonb
    FROM small.scheme s
   WHERE (s.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 3,
     'provision'::text,
     p.provision,
     to_jsonb(p.*) AS to_jsonb
    FROM small.provision p
   WHERE (p.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 4,
     'reading'::text,
     small.row_key(VARIADIC ARRAY[r.finding, r.subject]) AS row_key,
     to_jsonb(r.*) AS to_jsonb
    FROM small.reading r
   WHERE (r.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 5,
     'item'::text,
     i.item,
     to_jsonb(i.*) AS to_jsonb
    FROM (small.item i
      JOIN small.scheme_item si ON (((si.item = i.item) AND (si.scheme = rule_book_row.scheme))))
 UNION ALL
  SELECT 6,
     'scheme_item'::text,
     small.row_key(VARIADIC ARRAY[(t.level)::text, si.parent, lpad((si.place)::text, 10, '0'::text), si.item]) AS row_key,
     to_jsonb(si.*) AS to_jsonb
    FROM (small.scheme_item si
      JOIN small.tree_of(rule_book_row.scheme) t(item, part, only_for, level) ON ((t.item = si.item)))
   WHERE (si.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 7,
     'scheme_band'::text,
     small.row_key(VARIADIC ARRAY[b.item, (b.at_least)::text]) AS row_key,
     to_jsonb(b.*) AS to_jsonb
    FROM small.scheme_band b
   WHERE (b.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 8,
     'milestone'::text,
     small.row_key(VARIADIC ARRAY[m.item, (m.reach_by)::text]) AS row_key,
     to_jsonb(m.*) AS to_jsonb
    FROM small.milestone m
   WHERE (m.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 9,
     'scheme_grade'::text,
     lpad((g.place)::text, 10, '0'::text) AS lpad,
     to_jsonb(g.*) AS to_jsonb
    FROM small.scheme_grade g
   WHERE (g.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 10,
     'scheme_period'::text,
     lpad((p.place)::text, 10, '0'::text) AS lpad,
     to_jsonb(p.*) AS to_jsonb
    FROM small.scheme_period p
   WHERE (p.scheme = rule_book_row.scheme)
 UNION ALL
  SELECT 11,
     'rule'::text,
     r.rule,
     to_jsonb(r.*) AS to_jsonb
    FROM (small.rule r
      JOIN small.scheme_rule sr ON (((sr.rule = r.rule) AND (sr.scheme = rule_book_row.scheme))))
 UNION ALL
  SELECT 12,
     'scheme_rule'::text,
     sr.rule,
     to_jsonb(sr.*) AS to_jsonb
    FROM small.scheme_rule sr
   WHERE (sr.scheme = rule_book_row.scheme);
END;


--
-- Name: FUNCTION rule_book_row(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rule_book_row(scheme text) IS '内部函数：一套办法在各表中的行 / Internal: the rows of a scheme in its tables';


--
-- Name: rule_book_csv(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rule_book_csv(scheme text) RETURNS TABLE(place integer, relation text, content text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT r.place,
     r.relation,
     (((string_agg(h.head, '
'::text) FILTER (WHERE (r.nth = 1)) || '
'::text) || string_agg(h.cells, '
'::text ORDER BY r.nth)) || '
'::text) AS content
    FROM (( SELECT x.place,
             x.relation,
             x."row",
             row_number() OVER (PARTITION BY x.relation ORDER BY (x.key COLLATE "C")) AS nth
            FROM small.rule_book_row(rule_book_csv.scheme) x(place, relation, key, "row")) r
      CROSS JOIN LATERAL ( SELECT string_agg(c.label, ','::text ORDER BY a.attnum) AS head,
             string_agg(COALESCE((('"'::text || replace(
                 CASE
                     WHEN (c.kind = 'list'::text) THEN ( SELECT string_agg(v.value, ';'::text ORDER BY v.place) AS string_agg
                        FROM jsonb_array_elements_text(NULLIF((r."row" -> c.column_name), 'null'::jsonb)) WITH ORDINALITY v(value, place))
                     ELSE (r."row" ->> c.column_name)
                 END, '"'::text, '""'::text)) || '"'::text), ''::text), ','::text ORDER BY a.attnum) AS cells
            FROM ((small.csv_column c
              JOIN pg_class t ON (((t.relname = c.relation) AND (t.relnamespace = ( SELECT p.relnamespace
                    FROM pg_class p
                   WHERE (p.oid = ('small.period'::regclass)::oid))))))
              JOIN pg_attribute a ON (((a.attrelid = t.oid) AND (a.attname = c.column_name))))
           WHERE (c.relation = r.relation)) h)
   GROUP BY r.place, r.relation
   ORDER BY r.place;
END;


--
-- Name: FUNCTION rule_book_csv(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rule_book_csv(scheme text) IS '导出一套办法：每张表一行，content 为可由 load_csv() 原样装入的 CSV 文本（首行为中文列名），place 为装入的次序；没有该办法则仅有 league。 / Exports a scheme: a row a table, content is the CSV text that load_csv() takes as it is, with Chinese labels in its first line, and place the order in which they are loaded; of a scheme that is not there, league alone.';


--
-- Name: rule_finding(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.rule_finding(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH given AS (
          SELECT sr.rule,
             r.title,
             sr.item,
             sr.level,
             sr.precedence,
                 CASE
                     WHEN (sr.points IS NOT NULL) THEN (trim_scale(sr.points))::text
                     WHEN (sr."least" IS NOT NULL) THEN format('%s … %s'::text, trim_scale(sr."least"), trim_scale(sr.most))
                     ELSE '0'::text
                 END AS points,
             COALESCE((sr.clause ~ '\S'::text), false) AS has_clause,
             COALESCE((sr.reading ~ '\S'::text), false) AS has_reading
            FROM (small.scheme_rule sr
              JOIN small.rule r ON ((r.rule = sr.rule)))
           WHERE (sr.scheme = rule_finding.scheme)
         )
  SELECT 'rule_without_clause'::text AS finding,
     'doubt'::text AS severity,
     g.rule AS subject,
     format('规则 %s（%s，%s 分）没有条款%s / rule %s (%s) stands on no clause%s'::text, g.rule, g.title, g.points,
         CASE
             WHEN g.has_reading THEN '，仅有解读'::text
             ELSE '，也没有解读'::text
         END, g.rule, g.points,
         CASE
             WHEN g.has_reading THEN ', only on a reading'::text
             ELSE ' and on no reading'::text
         END) AS message
    FROM given g
   WHERE (NOT g.has_clause)
 UNION ALL
  SELECT 'level_without_rule'::text AS finding,
     'doubt'::text AS severity,
     ((i.item || '/'::text) || l.level) AS subject,
     format('%s 分级别计分，但没有级别 %s 的规则 / %s has rules by level, but none for %s'::text, i.item, l.level, i.item, l.level) AS message
    FROM (( SELECT g.item
            FROM given g
           GROUP BY g.item
          HAVING (count(g.level) > 0)) i
      CROSS JOIN ( SELECT g.level
            FROM given g
           WHERE (g.level IS NOT NULL)
           GROUP BY g.level
          HAVING (count(DISTINCT g.item) > 1)) l)
   WHERE (NOT (EXISTS ( SELECT
            FROM given g
           WHERE ((g.item = i.item) AND ((g.level = l.level) OR (g.level IS NULL))))))
 UNION ALL
  SELECT 'rules_overlap'::text AS finding,
     'doubt'::text AS severity,
     ((a.rule || '/'::text) || b.rule) AS subject,
     format('%s 的规则 %s（%s 分）和 %s（%s 分）级别相同，可能都适用于同一事项，优先次序都是 %s，不知以哪条为准 / rules %s (%s) and %s (%s) of one item and level can both fit one event, and both have precedence %s'::text, a.item, a.rule, a.points, b.rule, b.points, a.precedence, a.rule, a.points, b.rule, b.points, a.precedence) AS message
    FROM (given a
      JOIN given b ON (((b.item = a.item) AND (b.level = a.level) AND (b.precedence = a.precedence) AND (b.rule > a.rule))))
 UNION ALL
  SELECT 'rule_takes_precedence'::text AS finding,
     'note'::text AS severity,
     a.rule AS subject,
     format('%s 的规则 %s（%s 分）和下列规则都适用于同一事项时，以 %s 为准：%s / where others fit the event as well, rule %s (%s) wins over %s'::text, a.item, a.rule, a.points, a.rule, string_agg(format('%s（%s 分）'::text, b.rule, b.points), '、'::text ORDER BY b.rule), a.rule, a.points, string_agg(format('%s (%s)'::text, b.rule, b.points), ', '::text ORDER BY b.rule)) AS message
    FROM (given a
      JOIN given b ON (((b.item = a.item) AND (b.precedence > a.precedence))))
   GROUP BY a.item, a.rule, a.points;
END;


--
-- Name: FUNCTION rule_finding(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.rule_finding(scheme text) IS '办法中加减分规则的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the event rules of a scheme, see lint_scheme(); no row if nothing is';


--
-- Name: score_problem(date, integer); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.score_problem(month date, revision integer) RETURNS TABLE(problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH added_up AS (
          SELECT l.unit,
             (count(*) = max(l.line)) AS whole,
             COALESCE(sum(l.points) FILTER (WHERE (l.part = 'base'::text)), (0)::numeric) AS base,
             COALESCE(sum(l.points) FILTER (WHERE (l.part = 'bonus'::text)), (0)::numeric) AS bonus,
             COALESCE(sum(l.points) FILTER (WHERE (l.part = 'penalty'::text)), (0)::numeric) AS penalty,
             sum(l.points) AS total
            FROM small.published_line l
           WHERE ((l.month = score_problem.month) AND (l.revision = score_problem.revision))
           GROUP BY l.unit
         ), published AS (
          SELECT s.unit,
             s.league,
             s.rank,
             s.base,
             s.bonus,
             s.penalty,
             s.total,
             s.last_place
            FROM small.published_score s
           WHERE ((s.month = score_problem.month) AND (s.revision = score_problem.revision))
         ), ranked AS (
          SELECT s.unit,
             s.rank,
                 CASE (f.content ->> 'ties'::text)
                     WHEN 'dense'::text THEN dense_rank() OVER (PARTITION BY s.league ORDER BY s.last_place, s.total DESC)
                     ELSE rank() OVER (PARTITION BY s.league ORDER BY s.last_place, s.total DESC)
                 END AS rank_now
            FROM (published s
              LEFT JOIN small.published_fact f ON (((f.month = score_problem.month) AND (f.revision = score_problem.revision) AND (f.relation = 'scheme'::text))))
         )
  SELECT 'score'::text AS problem,
     'published_score'::text AS relation,
     small.row_key(VARIADIC ARRAY[min(COALESCE(s.unit, a.unit))]) AS row_key,
     '得分与其明细之和不符 / the score is not what its lines add up to'::text AS message
    FROM (published s
      FULL JOIN added_up a ON ((a.unit = s.unit)))
   WHERE ((a.whole IS NOT TRUE) OR (s.base IS DISTINCT FROM a.base) OR (s.bonus IS DISTINCT FROM a.bonus) OR (s.penalty IS DISTINCT FROM a.penalty) OR (s.total IS DISTINCT FROM a.total))
  HAVING (count(*) > 0)
 UNION ALL
  SELECT 'rank'::text AS problem,
     'published_score'::text AS relation,
     small.row_key(VARIADIC ARRAY[min(r.unit)]) AS row_key,
     '名次与总分不符 / the rank is not that of its total'::text AS message
    FROM ranked r
   WHERE (r.rank <> r.rank_now)
  HAVING (count(*) > 0);
END;


--
-- Name: FUNCTION score_problem(month date, revision integer); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.score_problem(month date, revision integer) IS '内部函数：一次公布中与明细不符的得分、与总分不符的名次 / Internal: scores of a revision that are not what their lines add up to, and ranks that are not those of the totals';


--
-- Name: seen_of(small.event); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.seen_of(of_event small.event) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT small.sha256_of((jsonb_build_array(e.unit, e.event_id, e.rule, e.work, e.title, e.occurred_on, e.document_no, e.document_on, e.status, e.month, e.carried_from, e.revoked_month, e.external_id, e.quantity, e.points, ( SELECT jsonb_build_array(sr.points, sr."least", sr.most, sr.cap, sr.repeat_points, sr.effect, sr.grade) AS jsonb_build_array
            FROM small.scheme_rule sr
           WHERE ((sr.scheme = small.scheme_for(e.month)) AND (sr.rule = e.rule)))))::text) AS seen
    FROM ( SELECT (seen_of.of_event).unit AS unit,
             (seen_of.of_event).event_id AS event_id,
             (seen_of.of_event).rule AS rule,
             (seen_of.of_event).work AS work,
             (seen_of.of_event).title AS title,
             (seen_of.of_event).occurred_on AS occurred_on,
             (seen_of.of_event).document_no AS document_no,
             (seen_of.of_event).document_on AS document_on,
             (seen_of.of_event).status AS status,
             (seen_of.of_event).month AS month,
             (seen_of.of_event).carried_from AS carried_from,
             (seen_of.of_event).revoked_month AS revoked_month,
             (seen_of.of_event).external_id AS external_id,
             (seen_of.of_event).quantity AS quantity,
             (seen_of.of_event).points AS points,
             (seen_of.of_event).work_key AS work_key) e;
END;


--
-- Name: FUNCTION seen_of(of_event small.event); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.seen_of(of_event small.event) IS '审核人所见事项的摘要：事项的各项内容及其规则的分值和效果 / Digest of what a reviewer sees of an event: its facts, and the points and effect of its rule';


--
-- Name: sees_all_published(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.sees_all_published() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((NOT row_security_active(('small.published_score'::regclass)::oid)) OR (EXISTS ( SELECT
            FROM small.duty d
           WHERE (d.duty = ANY (ARRAY['reader'::text, 'secretariat'::text]))))) AS sees;
END;


--
-- Name: FUNCTION sees_all_published(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.sees_all_published() IS '当前角色是否可见全部已公布的得分；否则不显示年度排名 / Whether the current role sees all published scores; if not, no ranking of a year is shown to it';


--
-- Name: set_clock_inside(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.set_clock_inside(day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    if set_clock_inside.day is null then
        delete from clock;
        return;
    end if;
    if set_clock_inside.day not between date '1990-01-01' and date '2199-12-31' then
        raise exception 'day must be a day from 1990 to 2199, not %', set_clock_inside.day
            using errcode = 'invalid_parameter_value',
                  hint = 'NULL is the real clock.';
    end if;
    -- not ON CONFLICT, whose statement would fire the triggers of both
    update clock set day = set_clock_inside.day, moment = null;
    if not found then
        insert into clock (day) values (set_clock_inside.day);
    end if;
end
$$;


--
-- Name: FUNCTION set_clock_inside(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.set_clock_inside(day date) IS '内部函数：set_clock 的内容，在所进入的模式中执行 / Internal: what set_clock does, in the schema that it enters';


--
-- Name: set_clock(date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.set_clock(day date) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT small.set_clock_inside(day) AS set_clock_inside;
END;


--
-- Name: FUNCTION set_clock(day date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.set_clock(day date) IS '设定本考核的“今天”，供测试、演示和副本使用；空为恢复真实时钟。已有月份按真实时钟公布的不能设定，已有月份按所设时钟公布的不能恢复（55000），副本不受此限；日期不在1990年至2199年之间则报错（22023）。记录的时间（published_at、history.at 等）始终为真实时间。须由考核所有者执行。 / Sets what today is in this assessment, for tests, demonstrations and copies; NULL goes back to the real clock. An error (55000) if a month is published by the real clock, or, going back, by a set one; a copy may do both. An error (22023) for a day that is not between 1990 and 2199. Times that are recorded (published_at, history.at) are real ones always. For the owner of the assessment.';


--
-- Name: set_privileges(text, text, boolean); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.set_privileges(role text, duty text, given boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    here constant regnamespace := (select c.relnamespace from pg_class as c where c.oid = 'period'::regclass);
    change constant text := case when set_privileges.given then 'grant %s on %s to %I' else 'revoke %s on %s from %I' end;
    p record;
begin
    execute format(case when set_privileges.given then 'grant usage on schema %s to %I' else 'revoke usage on schema %s from %I' end,
                   here, set_privileges.role);
    for p in
        select d.privilege, c.oid::regclass::text as object
        from duty_privilege as d
        join pg_class as c on c.relnamespace = here and c.relname = d.object
        where d.duty = set_privileges.duty and d.kind in ('table', 'view')
        union all
        select d.privilege, 'function ' || f.oid::regprocedure::text
        from duty_privilege as d
        join pg_proc as f on f.pronamespace = here and f.proname = d.object
        where d.duty = set_privileges.duty and d.kind = 'function'
        order by 2, 1
    loop
        execute format(change, p.privilege, p.object, set_privileges.role);
    end loop;
end
$$;


--
-- Name: FUNCTION set_privileges(role text, duty text, given boolean); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.set_privileges(role text, duty text, given boolean) IS '内部函数：授予或收回某角色一项职责的全部权限 / Internal: grants a role the privileges of a duty, or revokes them';


--
-- Name: settle_events(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.settle_events() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform xcedu.enter_schema(tg_relid);
    update event as e
    set month = null, carried_from = null, revoked_month = case when is_closed(e.revoked_month) then e.revoked_month end
    from (
        select x.unit, x.event_id, x.month, u.first_month, u.last_month,
               open_month_from(greatest(own_month(x.occurred_on, case when is_bonus(x.rule, x.month) then x.document_on end),
                                        case when u.first_month is not null then period_from(u.first_month) end)) as open_month
        from event as x
        join unit as u on u.unit = x.unit
        where not is_closed(x.month)
        offset 0
    ) as s
    where s.unit = e.unit
          and s.event_id = e.event_id
          and s.month <> s.open_month
          -- one of a unit that has left stays where it is, and publish_month() names it
          and in_force(s.open_month, s.first_month, s.last_month);
    return null;
end
$$;


--
-- Name: FUNCTION settle_events(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.settle_events() IS '触发器：月份开始或删除后，等待的和顺延的事项重新归入首个开放的月份（A32） / Trigger: when a month is opened or deleted, events that wait or were carried over go to the first open month that they may count in (A32)';


--
-- Name: spelled_alike(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.spelled_alike(text text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT NULLIF(lower(regexp_replace(NORMALIZE(text, NFKC), '[^[:alnum:]]'::text, ''::text, 'g'::text)), ''::text) AS text;
END;


--
-- Name: FUNCTION spelled_alike(text text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.spelled_alike(text text) IS '去掉空白、大小写、全半角和标点差别的文本，用于找出写法不同的同一文号或工作 / A text without differences of blanks, case, width and punctuation, to find one document number or work spelled in two ways';


--
-- Name: structure_problem(); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.structure_problem() RETURNS TABLE(relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH file AS (
          SELECT (x.proname)::text AS name,
             x.prosrc
            FROM (pg_proc x
              JOIN pg_namespace n ON (((n.oid = x.pronamespace) AND (n.nspname = 'xcedu'::name))))
           WHERE (x.proname ~~ 'assessment/%'::text)
         )
  SELECT (c.relname)::text AS relation,
     (w.rulename)::text AS row_key,
     '表上有规则 / there is a rule on the table'::text AS message
    FROM (pg_rewrite w
      JOIN pg_class c ON (((c.oid = w.ev_class) AND (c.relkind = 'r'::"char"))))
   WHERE (c.relnamespace = ( SELECT small.own_schema() AS own_schema))
 UNION ALL
  SELECT (c.relname)::text AS relation,
     ((i.inhrelid)::regclass)::text AS row_key,
     '表有子表 / the table has a child table'::text AS message
    FROM (pg_inherits i
      JOIN pg_class c ON (((c.oid = i.inhparent) AND (c.relkind = ANY (ARRAY['r'::"char", 'p'::"char"])))))
   WHERE (c.relnamespace = ( SELECT small.own_schema() AS own_schema))
 UNION ALL
  SELECT (c.relname)::text AS relation,
     (t.tgname)::text AS row_key,
     '表上另有触发器 / there is another trigger on the table'::text AS message
    FROM (pg_trigger t
      JOIN pg_class c ON ((c.oid = t.tgrelid)))
   WHERE ((c.relnamespace = ( SELECT small.own_schema() AS own_schema)) AND (NOT t.tgisinternal) AND (c.relname = ANY (ARRAY['history'::name, 'publication'::name, 'amendment'::name, 'published_score'::name, 'published_line'::name, 'published_fact'::name])) AND (NOT (EXISTS ( SELECT
            FROM small.trigger_spec g
           WHERE ((g.relation = c.relname) AND (g.trigger_name = t.tgname))))))
 UNION ALL
  SELECT (p.proname)::text AS relation,
     NULL::text AS row_key,
     '函数与所装版本不同；upgrade_assessment() 可修复 / the function is not that of the installed version; upgrade_assessment() repairs it'::text AS message
    FROM (pg_proc p
      JOIN pg_language l ON (((l.oid = p.prolang) AND (l.lanname = 'plpgsql'::name))))
   WHERE ((p.pronamespace = ( SELECT small.own_schema() AS own_schema)) AND ((p.prorettype = ('trigger'::regtype)::oid) OR (p.proname ~~ '%\_inside'::text)) AND (EXISTS ( SELECT
            FROM file f
           WHERE (strpos(f.prosrc, format('function %s('::text, p.proname)) > 0))) AND (NOT (EXISTS ( SELECT
            FROM file f
           WHERE ((strpos(f.prosrc, format('function %s('::text, p.proname)) > 0) AND (strpos(f.prosrc, (('$'::text || p.prosrc) || '$'::text)) > 0))))))
 UNION ALL
  SELECT COALESCE(((c.conrelid)::regclass)::text, '-'::text) AS relation,
     f.name AS row_key,
     '约束已删除或未经验证 / the constraint is gone or not validated'::text AS message
    FROM (( SELECT DISTINCT m.match[1] AS name
            FROM (file x
              CROSS JOIN LATERAL regexp_matches(x.prosrc, '\n *constraint ([a-z0-9_]+)'::text, 'g'::text) m(match))
           WHERE (x.name ~~ 'assessment/10-tables/%'::text)) f
      LEFT JOIN pg_constraint c ON (((c.connamespace = ( SELECT small.own_schema() AS own_schema)) AND (c.conname = f.name))))
   WHERE ((c.oid IS NULL) OR (NOT c.convalidated));
END;


--
-- Name: FUNCTION structure_problem(); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.structure_problem() IS '考核的结构与所装版本不符之处：规则、子表、多余的触发器、被替换的函数、缺少的约束；没有则无行 / Where the structure is not that of the installed version: rules, child tables, added triggers, replaced functions, missing constraints; no row if all is well';


--
-- Name: holiday; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.holiday (
    day date NOT NULL,
    working boolean NOT NULL,
    title text NOT NULL,
    CONSTRAINT holiday_day_is_a_day CHECK (((day >= '1990-01-01'::date) AND (day <= '2199-12-31'::date))),
    CONSTRAINT holiday_title_is_text CHECK (xcedu.is_text(title, 'holiday'::text, 'title'::text, 10000))
);


--
-- Name: TABLE holiday; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.holiday IS '工作日历：法定节假日和调休上班日 / The working-day calendar: public holidays, and weekend days that are worked instead';


--
-- Name: COLUMN holiday.day; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.holiday.day IS '日期 / Day of the calendar';


--
-- Name: COLUMN holiday.working; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.holiday.working IS '真为上班（调休），假为放假 / True if worked although a weekend day, false if off';


--
-- Name: COLUMN holiday.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.holiday.title IS '节假日名称 / Name of the holiday';


--
-- Name: switch_finding(text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.switch_finding(scheme text) RETURNS TABLE(finding text, severity text, subject text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH given AS (
          SELECT s.*::small.scheme AS "row",
             i.has_report,
             i.has_mark,
             i.may_not_apply,
             r.has_bonus,
             r.labels,
             r.points_differ
            FROM ((small.scheme s
              CROSS JOIN LATERAL ( SELECT COALESCE(bool_or(((si.item = 'report'::text) AND (si.kind = 'breach'::text))), false) AS has_report,
                     COALESCE(bool_or((si.kind = ANY (ARRAY['mark'::text, 'measure'::text]))), false) AS has_mark,
                     COALESCE(bool_or(((si.last_month IS NOT NULL) OR (si.first_month > COALESCE(s.first_month, '-infinity'::date)) OR (EXISTS ( SELECT
                            FROM small.league l
                           WHERE (l.league <> ALL (si.leagues)))) OR (EXISTS ( SELECT
                            FROM small.exemption x
                           WHERE (x.item = si.item))))), false) AS may_not_apply
                    FROM small.scheme_item si
                   WHERE (si.scheme = s.scheme)) i)
              CROSS JOIN LATERAL ( SELECT COALESCE(bool_or(b.bonus), false) AS has_bonus,
                     COALESCE(max(b.labels), (0)::bigint) AS labels,
                     COALESCE(bool_or(b.points_differ), false) AS points_differ
                    FROM ( SELECT c.bonus,
                             count(c.once) AS labels,
                                 CASE s.highest_scope
                                     WHEN 'all'::text THEN (min(c."least") FILTER (WHERE (c.once IS NOT NULL)) <> max(c.most) FILTER (WHERE (c.once IS NOT NULL)))
                                     ELSE bool_or(((c.once IS NOT NULL) AND (c."least" <> c.most)))
                                 END AS points_differ
                            FROM ( SELECT sr.bonus,
                                     sr.once,
                                     min(COALESCE(sr.points, sr."least")) AS "least",
                                     max(COALESCE(sr.points, sr.most)) AS most
                                    FROM small.scheme_rule sr
                                   WHERE (sr.scheme = s.scheme)
                                   GROUP BY sr.bonus, sr.once) c
                           GROUP BY c.bonus) b) r)
           WHERE (s.scheme = switch_finding.scheme)
         )
  SELECT 'switch_without_effect'::text AS finding,
     'doubt'::text AS severity,
     v.switch AS subject,
     format('%s 为 %s，但%s'::text, v.switch, v.value, v.why) AS message
    FROM ((given g
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (NOT g.has_report) THEN '没有 breach 类考核内容 report，不生成报送任务 / no item report of kind breach: no obligations to report are made'::text
                     ELSE NULL::text
                 END AS report,
                 CASE
                     WHEN (NOT g.has_bonus) THEN '没有加分规则 / no rule adds points'::text
                     ELSE NULL::text
                 END AS bonus,
                 CASE
                     WHEN (g.labels > 0) THEN NULL::text
                     WHEN (NOT g.has_bonus) THEN '没有加分规则 / no rule adds points'::text
                     WHEN (g.labels = 0) THEN '没有带标记的加分规则，各项都计 / no rule that adds points has a label: each event counts'::text
                     ELSE NULL::text
                 END AS once) lacking)
      CROSS JOIN LATERAL ( VALUES ('omission'::text,(g."row").omission,
                 CASE
                     WHEN ((g."row").omission <> 'ledger_task'::text) THEN lacking.report
                     ELSE NULL::text
                 END), ('report_month'::text,(g."row").report_month,
                 CASE
                     WHEN ((g."row").report_month <> 'reported_on'::text) THEN lacking.report
                     ELSE NULL::text
                 END), ('due_day'::text,((g."row").due_day)::text,
                 CASE
                     WHEN ((g."row").due_day <> 5) THEN lacking.report
                     ELSE NULL::text
                 END), ('due_roll'::text,(g."row").due_roll,
                 CASE
                     WHEN ((g."row").due_roll <> 'none'::text) THEN lacking.report
                     ELSE NULL::text
                 END), ('not_applicable'::text,(g."row").not_applicable,
                 CASE
                     WHEN (((g."row").not_applicable <> 'full_marks'::text) AND (NOT g.may_not_apply)) THEN '没有分阶段或分组别的考核内容，也没有豁免，各项全部适用 / no item has a stage, leaves out a league or has an exemption: every item always applies'::text
                     ELSE NULL::text
                 END), ('unmarked'::text,(g."row").unmarked,
                 CASE
                     WHEN (((g."row").unmarked <> 'incomplete'::text) AND (NOT g.has_mark)) THEN '没有 mark 或 measure 类考核内容 / no item is of kind mark or measure'::text
                     ELSE NULL::text
                 END), ('highest_scope'::text,(g."row").highest_scope,
                 CASE
                     WHEN ((g."row").highest_scope = 'label'::text) THEN NULL::text
                     WHEN (lacking.once IS NOT NULL) THEN lacking.once
                     WHEN (g.labels = 1) THEN '加分规则只有一种标记，与 label 无异 / all rules that add points have one label: it is as good as label'::text
                     ELSE NULL::text
                 END), ('highest_months'::text,(g."row").highest_months,
                 CASE
                     WHEN ((g."row").highest_months = 'top_up'::text) THEN NULL::text
                     WHEN (lacking.once IS NOT NULL) THEN lacking.once
                     WHEN (((g."row").highest_months = 'first_only'::text) AND (NOT g.points_differ)) THEN '同一项工作可得的分值都相同，与 top_up 无异 / all that one work can gain is equal: it is as good as top_up'::text
                     ELSE NULL::text
                 END), ('highest_years'::text,(g."row").highest_years,
                 CASE
                     WHEN ((g."row").highest_years = 'unbounded'::text) THEN NULL::text
                     WHEN (lacking.once IS NOT NULL) THEN lacking.once
                     WHEN ((g."row").highest_months = 'each_month'::text) THEN '各月已分别计（highest_months 为 each_month） / each month is on its own already (highest_months is each_month)'::text
                     ELSE NULL::text
                 END), ('late_document'::text,(g."row").late_document,
                 CASE
                     WHEN ((g."row").late_document <> 'first_open'::text) THEN lacking.bonus
                     ELSE NULL::text
                 END), ('pending_claims'::text,(g."row").pending_claims,
                 CASE
                     WHEN ((g."row").pending_claims <> 'not_counted'::text) THEN lacking.bonus
                     ELSE NULL::text
                 END)) v(switch, value, why))
   WHERE (v.why IS NOT NULL)
 UNION ALL
  SELECT 'calendar_empty'::text AS finding,
     'error'::text AS severity,
     'due_roll'::text AS subject,
     '报送期限遇非工作日顺延，但工作日历 holiday 是空的：开始考核某月时会报错 / reports are due on working days, but the calendar holiday is empty: opening a month will fail'::text AS message
    FROM given g
   WHERE (((g."row").due_roll = 'working_day'::text) AND g.has_report AND (NOT (EXISTS ( SELECT
            FROM small.holiday h))));
END;


--
-- Name: FUNCTION switch_finding(scheme text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.switch_finding(scheme text) IS '办法中取值不起作用或有疑问的开关，见 lint_scheme()；没有则无行 / The switches of a scheme whose value has no effect or is doubtful, see lint_scheme(); no row if there are none';


--
-- Name: task_violation(text, text, text, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.task_violation(unit text, task_id text, item text, month date) RETURNS TABLE(problem text, about text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (format('task "%s" of unit "%s": '::text, task_violation.task_id, task_violation.unit) ||
         CASE
             WHEN (si.item IS NULL) THEN format('item "%s" is not in scheme "%s" of month %s'::text, task_violation.item, p.scheme, p.month)
             ELSE format('item "%s" is of kind %s, not breach, in scheme "%s" of month %s'::text, si.item, si.kind, p.scheme, p.month)
         END) AS problem,
     'item'::text AS about
    FROM (small.period p
      LEFT JOIN small.scheme_item si ON (((si.scheme = p.scheme) AND (si.item = task_violation.item))))
   WHERE ((p.month = task_violation.month) AND ((si.item IS NULL) OR (si.kind <> 'breach'::text)))
 UNION ALL
  SELECT (format('task "%s" of unit "%s": '::text, task_violation.task_id, task_violation.unit) || u.problem) AS problem,
     'month'::text AS about
    FROM small.unit_problem(task_violation.unit, task_violation.month) u(problem)
 UNION ALL
  SELECT (format('task "%s" of unit "%s": '::text, task_violation.task_id, task_violation.unit) || i.problem) AS problem,
     'item'::text AS about
    FROM small.item_problem(task_violation.unit, task_violation.item, task_violation.month) i(problem);
END;


--
-- Name: FUNCTION task_violation(unit text, task_id text, item text, month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) IS '任务不符合当月办法之处，符合则无行 / What is wrong with a task under the scheme of its month; no row if nothing is';


--
-- Name: verify_publications_inside(date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.verify_publications_inside(first_month date, last_month date) RETURNS TABLE(month date, revision integer, problem text, relation text, row_key text, message text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
#variable_conflict use_column
declare
    v record;
begin
    for v in
        select p.month, p.revision, row_number() over (order by p.month, p.revision) as nth, count(*) over () as publications
        from publications_to_verify() as p
        where in_force(p.month, verify_publications_inside.first_month, verify_publications_inside.last_month)
        order by p.month, p.revision
    loop
        return query
        select v.month, v.revision, f.problem, f.relation, f.row_key, f.message
        from (
            select r.problem, r.relation, r.row_key, r.message from row_problem(v.month, v.revision) as r
            union all
            select s.problem, s.relation, s.row_key, s.message from score_problem(v.month, v.revision) as s
            union all
            select g.problem, g.relation, g.row_key, g.message from grade_problem(v.month, v.revision) as g
            union all
            select x.problem, x.relation, x.row_key, x.message from fact_problem(v.month, v.revision) as x
        ) as f;
        -- a few are done before anybody asks
        if v.publications > 12 then
            raise notice 'verified % of % publications: %, revision %', v.nth, v.publications, v.month, v.revision;
        end if;
    end loop;
end
$$;


--
-- Name: FUNCTION verify_publications_inside(first_month date, last_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.verify_publications_inside(first_month date, last_month date) IS '内部函数：逐月核对公布的各行、得分、名次、等次和所依据的事实；多于12次公布时逐次提示进度 / Internal: verifies the rows, scores, ranks, grades and facts of each publication, month by month; with more than 12 of them a NOTICE after each says how far it is';


--
-- Name: verify_publications(text, date, date); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.verify_publications(kept_digest text DEFAULT NULL::text, first_month date DEFAULT NULL::date, last_month date DEFAULT NULL::date) RETURNS TABLE(month date, revision integer, problem text, relation text, row_key text, message text)
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT xcedu.enter_schema('small.period'::regclass) AS enter_schema;
 SELECT f.month,
     f.revision,
     f.problem,
     f.relation,
     f.row_key,
     f.message
    FROM ( SELECT c.month,
             c.revision,
             c.problem,
             c.relation,
             c.row_key,
             c.message
            FROM small.chain_problem() c(month, revision, problem, relation, row_key, message)
         UNION ALL
          SELECT r.month,
             r.revision,
             r.problem,
             r.relation,
             r.row_key,
             r.message
            FROM small.verify_publications_inside(verify_publications.first_month, verify_publications.last_month) r(month, revision, problem, relation, row_key, message)
         UNION ALL
          SELECT p.month,
             p.revision,
             p.problem,
             p.relation,
             p.row_key,
             p.message
            FROM small.period_problem() p(month, revision, problem, relation, row_key, message)
         UNION ALL
          SELECT NULL::date AS month,
             NULL::integer AS revision,
             'guard'::text AS problem,
             g.relation,
             g.row_key,
             g.message
            FROM small.guard_problem() g(relation, row_key, message)
         UNION ALL
          SELECT NULL::date AS month,
             NULL::integer AS revision,
             'structure'::text AS problem,
             t.relation,
             t.row_key,
             t.message
            FROM small.structure_problem() t(relation, row_key, message)
         UNION ALL
          SELECT NULL::date AS month,
             NULL::integer AS revision,
             'head'::text AS problem,
             'publication'::text AS relation,
             NULL::text AS row_key,
             format('没有一次公布的摘要是所存的 %s / no publication has the digest that was kept'::text, verify_publications.kept_digest) AS message
           WHERE ((verify_publications.kept_digest IS NOT NULL) AND (NOT (EXISTS ( SELECT
                    FROM small.publication p
                   WHERE (p.digest = lower(regexp_replace(verify_publications.kept_digest, '\s'::text, ''::text, 'g'::text)))))))) f
   ORDER BY f.month, f.revision, f.problem, f.relation, f.row_key;
END;


--
-- Name: FUNCTION verify_publications(kept_digest text, first_month date, last_month date); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.verify_publications(kept_digest text, first_month date, last_month date) IS '核对已公布的结果：重新计算每次公布的摘要、各得分与其明细之和、名次、等次，比对现有的事实与规则，检查触发器和行级安全是否启用；每个问题一行，指明首个不符的行，没有问题则无行。first_month、last_month：只核对这些月份的公布，多个会话可各核对一段，多于12次公布时逐次提示进度。problem：chain 不相连、digest 摘要不符、row 行被改动、orphan 不属于任何公布、score 得分与明细不符、rank 名次不符、grade 等次不符、period 月份状态不符、fact 事实或规则被改动、guard 限制未启用、structure 结构与所装版本不符、head 所存摘要不在其中（给出 kept_digest 时）。 / Checks what is published: works out anew the digest of each publication, each score from its lines, each rank and grade, compares facts and rules with those of then, and looks whether triggers and row level security are enabled. A row a problem, naming the first row that differs; no rows if all is well. first_month, last_month: of the publications only those of these months, so that several sessions can take a part each; with more than 12 of them a NOTICE after each says how far it is. problem: chain, digest, row (changed), orphan (of no publication), score, rank, grade, period, fact (a fact or rule changed), guard (not enabled), structure (not that of the installed version: rules, child tables, foreign triggers, replaced functions, constraints that are gone), head (no publication has kept_digest, the digest that was kept elsewhere).';


--
-- Name: write_amendment(date, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.write_amendment(month date, reason text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    opened integer;
begin
    select p.revision + 1 into opened
    from period as p
    where p.month = write_amendment.month;
    insert into amendment (month, revision, reason, amended_at, by_role, session_role)
    values (write_amendment.month, opened, write_amendment.reason, clock_timestamp(), acting_role(), session_user);
    update period
    set published = false, revision = opened
    where month = write_amendment.month;
    return opened;
end
$$;


--
-- Name: FUNCTION write_amendment(month date, reason text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.write_amendment(month date, reason text) IS '内部函数：把已公布的月份重新开放为新的版次，返回版次 / Internal: reopens a published month as a new revision, and returns its number';


--
-- Name: write_publication(date, text, text); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.write_publication(month date, note text, hint text) RETURNS text
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    made publication;
    without_total boolean;
begin
    if exists (select from turn_problem(write_publication.month)) or exists (select from unfinished_problem(write_publication.month)) then
        perform refuse_publication(write_publication.month, write_publication.hint);
    end if;
    select p.month, greatest(p.revision, 1), p.scheme
    into made.month, made.revision, made.scheme
    from period as p
    where p.month = write_publication.month;
    made.text_version := canonical_version();

    with ranked as materialized (
        select made.month, made.revision, r.unit, r.unit_name, r.league, r.rank, r.base::numeric(12, 6), r.bonus::numeric(12, 6),
               r.penalty::numeric(12, 6), r.total::numeric(12, 6), r.missing::integer, r.assessed_percent::numeric(12, 6),
               r.gained::numeric(12, 6), r.taken_back::numeric(12, 6), r.rater, r.grade, r.last_place, null::text as digest
        from scheme as s
        cross join lateral ranking_of(made.month, s) as r
        where s.scheme = made.scheme
    ),
    written as (
        insert into published_score (month, revision, unit, unit_name, league, rank, base, bonus, penalty, total, missing, assessed_percent,
                                     gained, taken_back, rater, grade, last_place, digest)
        select x.month, x.revision, x.unit, x.unit_name, x.league, x.rank, x.base, x.bonus, x.penalty, x.total, x.missing, x.assessed_percent,
               x.gained, x.taken_back, x.rater, x.grade, x.last_place, sha256_of(canonical(x::published_score, made.text_version))
        from ranked as x
        where x.total is not null
    )
    select coalesce(bool_or(r.total is null), false) into without_total
    from ranked as r;
    if without_total then
        perform refuse_publication(write_publication.month, write_publication.hint);
        raise exception 'month % cannot be published: units have no total', write_publication.month
            using errcode = 'object_not_in_prerequisite_state', hint = 'They are in the view score.';
    end if;

    insert into published_line (month, revision, unit, line, kind, part, parent, item, rule, source, title, points, clause, why, digest)
    select x.month, x.revision, x.unit, x.line, x.kind, x.part, x.parent, x.item, x.rule, x.source, x.title, x.points, x.clause, x.why,
           sha256_of(canonical(x::published_line, made.text_version))
    from (
        select made.month, made.revision, l.unit, l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title, l.points, l.clause, l.why,
               null::text as digest
        from scheme as s
        cross join lateral numbered_line_of(made.month, s) as l
        join published_score as ps on ps.month = made.month and ps.revision = made.revision and ps.unit = l.unit
        where s.scheme = made.scheme
        offset 0
    ) as x;

    insert into published_fact (month, revision, relation, row_key, content, digest)
    select x.month, x.revision, x.relation, x.row_key, x.content, sha256_of(canonical(x::published_fact, made.text_version))
    from (
        select made.month, made.revision, f.relation, f.row_key, f.content, null::text as digest
        from fact_of(made.month) as f
        offset 0
    ) as x;

    select p.place, p.digest into made.place, made.previous_digest
    from publication as p
    order by p.place desc
    limit 1;
    made.place := coalesce(made.place, 0) + 1;
    made.published_at := clock_timestamp();
    made.by_role := acting_role();
    made.session_role := session_user;
    made.note := write_publication.note;
    made.digest := digest_of_digests(made);
    insert into publication (month, revision, place, text_version, scheme, published_at, by_role, session_role, note,
                             previous_digest, digest)
    values (made.month, made.revision, made.place, made.text_version, made.scheme, made.published_at, made.by_role, made.session_role,
            made.note, made.previous_digest, made.digest);

    update period
    set published = true, revision = made.revision
    where month = made.month;
    return made.digest;
end
$$;


--
-- Name: FUNCTION write_publication(month date, note text, hint text); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.write_publication(month date, note text, hint text) IS '内部函数：写入某月的公布，返回其摘要；不能公布则报错（55000） / Internal: writes the publication of a month, and returns its digest; an error (55000) if it cannot be published';


--
-- Name: write_reload(text, jsonb[]); Type: FUNCTION; Schema: small; Owner: -
--

CREATE FUNCTION small.write_reload(relation text, rows jsonb[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    case write_reload.relation
        when 'task' then
            merge into task as t
            using (
                select r.unit, r.task_id, r.item, r.month, r.title, r.issued_on, r.due_on, r.done_on, r.external_id
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::task, p.row) as r
            ) as s on s.unit = t.unit and s.external_id = t.external_id
            when matched then
                update set task_id = s.task_id, item = s.item, month = s.month, title = s.title,
                           issued_on = s.issued_on, due_on = s.due_on, done_on = s.done_on
            when not matched then
                insert (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)
                values (s.unit, s.task_id, s.item, s.month, s.title, s.issued_on, s.due_on, s.done_on, s.external_id);
        when 'mark' then
            merge into mark as t
            using (
                select r.unit, r.item, r.month, r.rater, r.score, r.deduction, r.reason
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::mark, p.row) as r
            ) as s on s.unit = t.unit and s.item = t.item and s.month = t.month and s.rater = t.rater
            when matched then
                update set score = s.score, deduction = s.deduction, reason = s.reason
            when not matched then
                insert (unit, item, month, rater, score, deduction, reason)
                values (s.unit, s.item, s.month, s.rater, s.score, s.deduction, s.reason);
        when 'measure' then
            merge into measure as t
            using (
                select r.unit, r.item, r.month, r.value, r.target, r.reason, r.external_id
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::measure, p.row) as r
            ) as s on s.unit = t.unit and s.external_id = t.external_id
            when matched then
                update set item = s.item, month = s.month, value = s.value, target = s.target, reason = s.reason
            when not matched then
                insert (unit, item, month, value, target, reason, external_id)
                values (s.unit, s.item, s.month, s.value, s.target, s.reason, s.external_id);
        when 'event' then
            merge into event as t
            using (
                select r.unit, r.event_id, r.rule, r.work, r.title, r.occurred_on, r.document_no, r.document_on, r.status, r.external_id,
                       r.quantity, r.points
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::event, p.row) as r
            ) as s on s.unit = t.unit and s.external_id = t.external_id
            when matched then
                update set event_id = s.event_id, rule = s.rule, work = s.work, title = s.title, occurred_on = s.occurred_on,
                           document_no = s.document_no, document_on = s.document_on,
                           quantity = coalesce(s.quantity, t.quantity), points = coalesce(s.points, t.points)
            when not matched then
                insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id, quantity, points)
                values (s.unit, s.event_id, s.rule, s.work, s.title, s.occurred_on, s.document_no, s.document_on, s.status, s.external_id,
                        s.quantity, s.points);
    end case;
end
$$;


--
-- Name: FUNCTION write_reload(relation text, rows jsonb[]); Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON FUNCTION small.write_reload(relation text, rows jsonb[]) IS '内部函数：写入应新增、应改的各行 / Internal: writes the rows that are new or differ';


--
-- Name: copied_from; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.copied_from (
    source text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    copied_at timestamp with time zone NOT NULL,
    by_role text NOT NULL,
    session_role text NOT NULL
);


--
-- Name: TABLE copied_from; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.copied_from IS '本考核是哪套考核在何时的副本；不是副本则无行 / Which assessment this one is a copy of, and from when; no row if it is none';


--
-- Name: COLUMN copied_from.source; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.copied_from.source IS '来源考核的名称（模式） / Name of the assessment that was copied, its schema';


--
-- Name: COLUMN copied_from.as_of; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.copied_from.as_of IS '各行为来源此刻所记录的样子 / The moment whose rows it has, as they were recorded';


--
-- Name: COLUMN copied_from.copied_at; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.copied_from.copied_at IS '复制的时间 / When it was copied';


--
-- Name: COLUMN copied_from.by_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.copied_from.by_role IS '执行的数据库角色（含 SET ROLE） / The database role that copied it, the one set by SET ROLE';


--
-- Name: COLUMN copied_from.session_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.copied_from.session_role IS '登录的数据库角色 / The database role that logged in';


--
-- Name: credit; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.credit WITH (security_invoker='true') AS
 SELECT p.month,
    c.unit,
    c.event_id,
    c.rule,
    c.item,
    c.level,
    c.work,
    c.title,
    (c.rule_points)::numeric(12,6) AS rule_points,
    (c.points)::numeric(12,6) AS points,
    c.outcome,
    (c.counted_before)::numeric(12,6) AS counted_before,
    c.superseded_by,
    c.why,
    c.clause,
    c.occurred_on,
    c.document_no,
    c.document_on,
    c.carried_from,
    c.status,
    c.why_clause
   FROM ((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.credit_of(p.month, s.*) c(unit, event_id, rule, item, level, work, title, rule_points, points, outcome, counted_before, superseded_by, why, clause, occurred_on, document_no, document_on, carried_from, status, why_clause, bonus));


--
-- Name: VIEW credit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.credit IS '加减分明细：每个事项一行，注明所计分值、原因和条款 / Bonuses and penalties, a row an event: what it counts for in the month, why, and by which clause';


--
-- Name: COLUMN credit.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN credit.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN credit.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.event_id IS '事项编号 / Event code';


--
-- Name: COLUMN credit.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.rule IS '规则代码 / Rule code';


--
-- Name: COLUMN credit.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.item IS '所计入的考核内容代码；当月办法中没有此规则则为空 / Code of the item that it counts in; NULL if the scheme of the month does not have the rule';


--
-- Name: COLUMN credit.level; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.level IS '级别：city、province、nation、organ / Level';


--
-- Name: COLUMN credit.work; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.work IS '所属工作 / The work it belongs to';


--
-- Name: COLUMN credit.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.title IS '事项内容 / What happened';


--
-- Name: COLUMN credit.rule_points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.rule_points IS '规则给本事项的分值（分）：每件的分值乘以数量；审核人尚未确定或仅有效果的为空 / What the rule gives the event, in points: those for each matter times their number; NULL where the reviewer has not set them, and for a rule that has but an effect';


--
-- Name: COLUMN credit.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.points IS '本月实际计分（分）：加分为正，扣分和收回为负 / What it counts for in the month: positive for a bonus, negative for a penalty or what is taken back';


--
-- Name: COLUMN credit.outcome; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.outcome IS '结果：counted 计入，repeated 重复发生、加重计入，capped 因规则一期封顶不计或少计，topped_up 补足差额，superseded 已按最高级别计，pending 待审，rejected 未认定，revoked 撤销，no_effect 因文件过于滞后不计，no_rule 当月办法中没有此规则，no_points 审核人尚未确定分值，not_for_league 不适用于该单位所在组别 / Outcome: counted, repeated (by repeat_points), capped (the rule brings no more in a period), topped_up, superseded, pending, rejected, revoked, no_effect, no_rule (the scheme of the month has no such rule), no_points (the reviewer has not set them), not_for_league';


--
-- Name: COLUMN credit.counted_before; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.counted_before IS '同一项工作此前仍有效的最高分，没有则为空 / The highest that the same work had before and keeps; NULL if none';


--
-- Name: COLUMN credit.superseded_by; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.superseded_by IS '取代它的事项编号 / Code of the event that supersedes it';


--
-- Name: COLUMN credit.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.why IS '计分或不计分的原因 / Why it counts for that, in Chinese';


--
-- Name: COLUMN credit.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.clause IS '所依据的条款原文，无条款时为解读 / The clause that it stands on, or the reading where there is none';


--
-- Name: COLUMN credit.occurred_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.occurred_on IS '发生日期 / Day on which it happened';


--
-- Name: COLUMN credit.document_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.document_no IS '文号或标识 / Document number, or what identifies it';


--
-- Name: COLUMN credit.document_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.document_on IS '文件日期 / Date of the document';


--
-- Name: COLUMN credit.carried_from; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.carried_from IS '顺延自的月份 / The month that it was carried over from';


--
-- Name: COLUMN credit.status; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.status IS '事项现在的状态：claimed、approved、rejected、revoked / Status of the event now';


--
-- Name: COLUMN credit.why_clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.credit.why_clause IS '计分或不计分的原因所依据的条款原文，没有则为空 / The clause that the reason stands on; NULL if none';


--
-- Name: deduction; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.deduction WITH (security_invoker='true') AS
 SELECT p.month,
    d.unit,
    d.item,
    d.source,
    d.task_id,
    d.rater,
    d.title,
    (d.points)::numeric(12,6) AS points,
    d.outcome,
    d.why,
    d.clause,
    d.due_on,
    d.done_on
   FROM ((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.deduction_of(p.month, s.*) d(unit, item, source, task_id, rater, title, points, outcome, why, clause, due_on, done_on));


--
-- Name: VIEW deduction; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.deduction IS '扣分明细：每笔扣分一行（封顶之前），附条款和来源 / Points lost, a row each before the floor of the item, with clause and source';


--
-- Name: COLUMN deduction.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN deduction.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN deduction.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN deduction.source; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.source IS '来源：task 任务，mark 评分 / Where it comes from: task or mark';


--
-- Name: COLUMN deduction.task_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.task_id IS '任务编号，评分则为空 / Task code; NULL for a mark';


--
-- Name: COLUMN deduction.rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.rater IS '评分人，多人评分以外为空 / Who gave the mark, where several do; NULL otherwise';


--
-- Name: COLUMN deduction.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.title IS '任务内容或评分理由 / The task, or the reason for the mark';


--
-- Name: COLUMN deduction.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.points IS '所扣分（分，正数） / Points lost, as a positive number';


--
-- Name: COLUMN deduction.outcome; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.outcome IS '结果：counted 计入，exempt 豁免，not_in_stage 不在阶段内，trimmed 为去掉的最高分或最低分 / Outcome: counted, exempt, not_in_stage, trimmed (the highest or lowest mark that is left out)';


--
-- Name: COLUMN deduction.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.why IS '扣分或不扣分的原因 / Why it is counted or not, in Chinese';


--
-- Name: COLUMN deduction.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.clause IS '所依据的考核标准原文 / The standard that it stands on';


--
-- Name: COLUMN deduction.due_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.due_on IS '期限，评分则为空 / Due day; NULL for a mark';


--
-- Name: COLUMN deduction.done_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.deduction.done_on IS '完成日期 / Day on which it was done; NULL if it was not, and for a mark';


--
-- Name: dim_month; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.dim_month WITH (security_invoker='true') AS
 SELECT p.month,
    (EXTRACT(year FROM p.month))::integer AS year,
    (EXTRACT(quarter FROM p.month))::integer AS quarter,
    (EXTRACT(month FROM p.month))::integer AS month_of_year,
    to_char((p.month)::timestamp with time zone, 'YYYY-MM'::text) AS label,
    p.scheme,
    p.revision
   FROM small.period p
  WHERE p.published;


--
-- Name: VIEW dim_month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.dim_month IS '维度：已公布的月份，键为 month / Dimension: the published months; its key is month';


--
-- Name: COLUMN dim_month.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN dim_month.year; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.year IS '年 / Year';


--
-- Name: COLUMN dim_month.quarter; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.quarter IS '季度，1至4 / Quarter, 1 to 4';


--
-- Name: COLUMN dim_month.month_of_year; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.month_of_year IS '月，1至12 / Month of the year, 1 to 12';


--
-- Name: COLUMN dim_month.label; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.label IS '年月，如 2024-01 / Year and month, as 2024-01';


--
-- Name: COLUMN dim_month.scheme; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.scheme IS '所用办法代码 / Code of the scheme that it was scored by';


--
-- Name: COLUMN dim_month.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_month.revision IS '现行版次 / The revision in force';


--
-- Name: dim_item; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.dim_item WITH (security_invoker='true') AS
 SELECT DISTINCT ON (si.item) si.item,
    it.title,
    si.parent,
    up.title AS parent_title,
    t.part
   FROM ((((small.dim_month m
     JOIN small.scheme_item si ON ((si.scheme = m.scheme)))
     JOIN small.item it ON ((it.item = si.item)))
     LEFT JOIN small.item up ON ((up.item = si.parent)))
     CROSS JOIN LATERAL small.tree_of(m.scheme) t(item, part, only_for, level))
  WHERE (t.item = si.item)
  ORDER BY si.item, m.month DESC;


--
-- Name: VIEW dim_item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.dim_item IS '维度：考核内容及其各级分组，键为 item / Dimension: the items and the groups that they add up to; its key is item';


--
-- Name: COLUMN dim_item.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_item.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN dim_item.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_item.title IS '考核内容名称 / Title of the item';


--
-- Name: COLUMN dim_item.parent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_item.parent IS '上级代码，总分则为空 / Code of the item above it; NULL for the total';


--
-- Name: COLUMN dim_item.parent_title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_item.parent_title IS '上级名称 / Title of the item above it';


--
-- Name: COLUMN dim_item.part; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_item.part IS '所属部分：base 基础分、bonus 加分、penalty 扣分；总分则为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for the total';


--
-- Name: dim_unit; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.dim_unit WITH (security_invoker='true') AS
 SELECT DISTINCT ON (s.unit) s.unit,
    s.unit_name AS name,
    s.league,
    COALESCE(l.title, s.league) AS league_title,
    s.rater
   FROM ((small.dim_month m
     JOIN small.published_score s ON (((s.month = m.month) AND (s.revision = m.revision))))
     LEFT JOIN small.league l ON ((l.league = s.league)))
  ORDER BY s.unit, m.month DESC;


--
-- Name: VIEW dim_unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.dim_unit IS '维度：公布结果中的单位，以最后公布的月份为准，键为 unit / Dimension: the units of what is published, as in the last month published; its key is unit';


--
-- Name: COLUMN dim_unit.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_unit.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN dim_unit.name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_unit.name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN dim_unit.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_unit.league IS '组别代码 / League code';


--
-- Name: COLUMN dim_unit.league_title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_unit.league_title IS '组别名称 / Title of the league';


--
-- Name: COLUMN dim_unit.rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.dim_unit.rater IS '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';


--
-- Name: duty_privilege; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.duty_privilege WITH (security_invoker='true') AS
 SELECT d.duty,
    g.privilege,
    g.kind,
    o.object
   FROM ((( VALUES ('{reader,unit,section,bureau,secretariat}'::text,'select'::text,'table'::text,'{league,scheme,provision,reading,item,scheme_item,scheme_band,milestone,rule,scheme_rule,scheme_period,scheme_grade,holiday,clock,copied_from,unit,unit_until,rater,ledger,ledger_unit,exemption,period,task,mark,measure,event,event_step,publication,amendment,published_score,published_line,duty}'::text), ('{reader,unit,section,bureau,secretariat}'::text,'select'::text,'view'::text,'{visible_unit,csv_column,字段说明,deduction,measured,credit,carried_item,item_score,missing_mark,score,ranking,year_ranking,line,dim_month,dim_unit,dim_item,fact_score,scheme_switch,likely_duplicate,waiting_event,event_review,duty_privilege,trigger_spec,月度排名,得分明细,加扣分台账,公布明细}'::text), ('{reader,unit,section,bureau,secretariat}'::text,'execute'::text,'function'::text,'{own_roles,own_units,own_items,own_duties,own_ledger,row_key,month_of,months_after,period_length,period_to_come,opened_period,period_of,period_here,begins_period,period_after,period_from,in_later_period,previous_period,visible_unit_of,unit_of,unit_problem,today,latest_day,is_closed,is_bonus,own_month,needs_document,clause_of,counts_as_claim,counted_provisionally,event_problem,event_change_problem,locked_open_month,refuse_event,place_event,lock_of_periods,isolation_hint,spelled_alike,seen_of,sha256_of,in_force,exempt_of,mean_mark_of,deduction_of,rounded_quotient,measured_together,measured_of,highest_within,lapsed,schemes_by_league,is_for,is_repeat,points_each_of,worth_of,worth_said,credited_event_of,item_taken_back,withdrawn_event_of,standing_of,capped_loss,weighed_event_of,points_within_cap,credit_why,credit_of,effect_of,own_line_of,tree_of,start_in,rolled_of,item_score_of,score_of,placed_of,ranking_of,rank_in,open_ranking,line_of,numbered_line_of,explain,scheme_for,report_due,report_due_inside,first_open_month,open_month_from,lock_month_shared,lock_class,lock_of,acting_role,sees_all_units,sees_all_published,tree_problem,has_item,item_problem,task_violation,mark_violation,measure_violation,event_points_problem,event_violation,load_csv,load_csv_inside,rule_book_row,rule_book_csv,csv_line,csv_encoding,csv_row,csv_day,csv_day_problem,csv_number_problem,csv_value,csv_key,csv_cast,csv_changes,csv_refused,csv_about,csv_reason,refuse_load,csv_names,csv_head_problem,csv_written,csv_entry,load_rows}'::text), ('{unit}'::text,'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, quantity)'::text,'table'::text,'{event}'::text), ('{unit}'::text,'update (rule, work, title, occurred_on, document_no, document_on, quantity)'::text,'table'::text,'{event}'::text), ('{section}'::text,'insert'::text,'table'::text,'{mark,measure,task}'::text), ('{section}'::text,'update (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)'::text,'table'::text,'{task}'::text), ('{section}'::text,'update (unit, item, month, rater, score, deduction, reason)'::text,'table'::text,'{mark}'::text), ('{section}'::text,'update (unit, item, month, value, target, reason, external_id)'::text,'table'::text,'{measure}'::text), ('{section}'::text,'execute'::text,'function'::text,'{remove_task,remove_mark,remove_measure}'::text), ('{bureau}'::text,'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, quantity, points)'::text,'table'::text,'{event}'::text), ('{bureau}'::text,'update (rule, work, title, occurred_on, document_no, document_on, quantity, points)'::text,'table'::text,'{event}'::text), ('{bureau}'::text,'execute'::text,'function'::text,'{review,remove_penalty}'::text), ('{secretariat}'::text,'select'::text,'table'::text,'{published_fact,history}'::text), ('{secretariat}'::text,'select'::text,'view'::text,'{month_lock}'::text), ('{secretariat}'::text,'execute'::text,'function'::text,'{reload,reload_inside,reload_rows,reload_columns,reload_optional,reload_defaults,lock_of_rules,open_month,publish_month,amend_month,publication_problem,turn_problem,unfinished_problem,unscored_problem,listed,later_changes,verify_publications,verify_publications_inside,publications_to_verify,chain_problem,row_problem,score_problem,grade_problem,period_problem,fact_problem,guard_problem,structure_problem,own_schema,history_of,fact_of,rule_fact_of,report_of,lint_scheme,lint_scheme_inside,full_marks_of,item_finding,band_finding,rule_finding,switch_finding,period_finding,canonical,canonical_1,canonical_version,line_of_row,publication_texts,facts_since,same_fact,publication_lines,publication_digest,status_may_follow,event_of}'::text)) g(duties, privilege, kind, objects)
     CROSS JOIN LATERAL unnest((g.duties)::text[]) d(duty))
     CROSS JOIN LATERAL unnest((g.objects)::text[]) o(object));


--
-- Name: VIEW duty_privilege; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.duty_privilege IS '各项职责的数据库权限；哪些行可见、可改由行级安全决定 / The database privileges that each duty gives; which rows they are good for is decided by row level security';


--
-- Name: COLUMN duty_privilege.duty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty_privilege.duty IS '职责 / The duty';


--
-- Name: COLUMN duty_privilege.privilege; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty_privilege.privilege IS '权限，括号内为所限的列 / The privilege, in parentheses the columns that it is limited to';


--
-- Name: COLUMN duty_privilege.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty_privilege.kind IS 'table 表、view 视图、function 函数 / Whether it is on a table, a view or a function';


--
-- Name: COLUMN duty_privilege.object; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.duty_privilege.object IS '对象名称；函数含其所有参数形式 / Name of the object; for a function all its forms';


--
-- Name: likely_duplicate; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.likely_duplicate WITH (security_invoker='true') AS
 SELECT e.unit,
    e.event_id,
    o.event_id AS other_event_id,
        CASE
            WHEN (small.spelled_alike(e.document_no) = small.spelled_alike(o.document_no)) THEN '文号相同'::text
            ELSE '工作名称写法相近'::text
        END AS why
   FROM (small.event e
     JOIN small.event o ON (((o.unit = e.unit) AND (o.event_id <> e.event_id) AND ((small.spelled_alike(e.document_no) = small.spelled_alike(o.document_no)) OR ((o.work <> e.work) AND (small.spelled_alike(e.work) = small.spelled_alike(o.work)))))))
  WHERE ((e.status = ANY (ARRAY['claimed'::text, 'approved'::text])) AND (o.status = ANY (ARRAY['claimed'::text, 'approved'::text])));


--
-- Name: VIEW likely_duplicate; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.likely_duplicate IS '可能重复申报的事项：同一单位文号相同，或工作名称写法相近；仅作提示，不影响计分 / Events that may be one award claimed twice: of one unit, with the same document number, or works spelled alike. A hint for who reviews; nothing is decided by it';


--
-- Name: COLUMN likely_duplicate.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.likely_duplicate.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN likely_duplicate.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.likely_duplicate.event_id IS '事项编号 / Event code';


--
-- Name: COLUMN likely_duplicate.other_event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.likely_duplicate.other_event_id IS '可能与之重复的事项编号 / Code of the event that it may repeat';


--
-- Name: COLUMN likely_duplicate.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.likely_duplicate.why IS '相近之处 / What they have in common, in Chinese';


--
-- Name: event_review; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.event_review WITH (security_invoker='true') AS
 SELECT e.unit,
    u.name AS unit_name,
    e.event_id,
    e.rule,
    r.title AS rule_title,
    (COALESCE(e.points, sr.points))::numeric(12,6) AS points,
    (sr."least")::numeric(12,6) AS "least",
    (sr.most)::numeric(12,6) AS most,
    (e.quantity)::numeric(12,6) AS quantity,
    e.work,
    e.title,
    e.occurred_on,
    e.document_no,
    e.document_on,
    e.status,
    e.month,
    l.others AS likely_duplicate,
    small.seen_of(e.*) AS seen
   FROM ((((small.event e
     JOIN small.unit u ON ((u.unit = e.unit)))
     JOIN small.rule r ON ((r.rule = e.rule)))
     LEFT JOIN small.scheme_rule sr ON (((sr.scheme = small.scheme_for(e.month)) AND (sr.rule = e.rule))))
     LEFT JOIN ( SELECT d.unit,
            d.event_id,
            string_agg((((d.other_event_id || '（'::text) || d.why) || '）'::text), '、'::text ORDER BY d.other_event_id) AS others
           FROM small.likely_duplicate d
          GROUP BY d.unit, d.event_id) l ON (((l.unit = e.unit) AND (l.event_id = e.event_id))))
  WHERE ((e.status = 'claimed'::text) OR ((e.status = 'approved'::text) AND sr.bonus));


--
-- Name: VIEW event_review; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.event_review IS '现在可审核的事项：待审的申报（认定或不予认定），已认定的加分（撤销）；review() 须附 seen / Events that can be reviewed now: claims, to be approved or rejected, and approved bonuses, to be revoked; review() needs their column seen';


--
-- Name: COLUMN event_review.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN event_review.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.unit_name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN event_review.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.event_id IS '事项编号 / Event code';


--
-- Name: COLUMN event_review.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.rule IS '规则代码 / Rule code';


--
-- Name: COLUMN event_review.rule_title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.rule_title IS '规则名称 / Title of the rule';


--
-- Name: COLUMN event_review.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.points IS '每件的分值（分）：规则分值，或审核人已确定的分值；尚未确定、当月办法中没有此规则则为空 / Points for each: what the rule says, or what the reviewer set; NULL if nobody has set them, or the scheme of the month does not have the rule';


--
-- Name: COLUMN event_review."least"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review."least" IS '可确定的分值下限，分值固定则为空 / The least that the reviewer can set, in points; NULL where the rule has fixed points';


--
-- Name: COLUMN event_review.most; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.most IS '可确定的分值上限，分值固定则为空 / The most that the reviewer can set, in points; NULL where the rule has fixed points';


--
-- Name: COLUMN event_review.quantity; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.quantity IS '数量，分值乘以数量 / How many, which multiplies the points';


--
-- Name: COLUMN event_review.work; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.work IS '所属工作 / The work it belongs to';


--
-- Name: COLUMN event_review.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.title IS '事项内容 / What happened';


--
-- Name: COLUMN event_review.occurred_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.occurred_on IS '发生日期 / Day on which it happened';


--
-- Name: COLUMN event_review.document_no; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.document_no IS '文号或标识 / Document number, or what identifies it';


--
-- Name: COLUMN event_review.document_on; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.document_on IS '文件日期 / Date of the document';


--
-- Name: COLUMN event_review.status; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.status IS '状态：claimed 待审、approved 已认定 / Status: claimed or approved';


--
-- Name: COLUMN event_review.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.month IS '计入的月份（当月1日） / Month in which it counts, as its first day';


--
-- Name: COLUMN event_review.likely_duplicate; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.likely_duplicate IS '可能重复的其他事项，没有则为空 / Other events that it may repeat; NULL if there are none';


--
-- Name: COLUMN event_review.seen; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_review.seen IS '所见内容的摘要，审核时原样交回 / Digest of what is seen here, to be given back with the review';


--
-- Name: event_step; Type: TABLE; Schema: small; Owner: -
--

CREATE TABLE small.event_step (
    unit text NOT NULL,
    event_id text NOT NULL,
    step integer NOT NULL,
    status text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_role text NOT NULL,
    session_role text NOT NULL,
    CONSTRAINT event_step_status_known CHECK ((status = ANY (ARRAY['claimed'::text, 'approved'::text, 'rejected'::text, 'revoked'::text]))),
    CONSTRAINT event_step_step_positive CHECK ((step > 0))
);


--
-- Name: TABLE event_step; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON TABLE small.event_step IS '加减分事项的经过：何时由谁申报、认定、不予认定、撤销，自动记录 / The steps of an event: when and by whom it was claimed, approved, rejected, revoked; recorded by triggers';


--
-- Name: COLUMN event_step.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN event_step.event_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.event_id IS '事项编号 / Event code';


--
-- Name: COLUMN event_step.step; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.step IS '第几步，自1起 / Number of the step, from 1';


--
-- Name: COLUMN event_step.status; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.status IS '该步之后的状态 / Status after the step';


--
-- Name: COLUMN event_step.at; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.at IS '时间 / When';


--
-- Name: COLUMN event_step.by_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.by_role IS '执行的数据库角色（含 SET ROLE） / The database role that did it, the one set by SET ROLE';


--
-- Name: COLUMN event_step.session_role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.event_step.session_role IS '登录的数据库角色 / The database role that logged in';


--
-- Name: fact_score; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.fact_score WITH (security_invoker='true') AS
 SELECT m.month,
    l.unit,
    l.item,
    (sum(l.points))::numeric(12,6) AS points,
    m.revision
   FROM (small.dim_month m
     JOIN small.published_line l ON (((l.month = m.month) AND (l.revision = m.revision))))
  WHERE (l.item IS NOT NULL)
  GROUP BY m.month, m.revision, l.unit, l.item;


--
-- Name: VIEW fact_score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.fact_score IS '事实：各单位各月各项的得分，键为 month、unit、item；同一单位同一月各行之和即公布的总分 / Facts: the points of each unit, month and item; its key is month, unit, item, and the points of a unit and month add up to its published total';


--
-- Name: COLUMN fact_score.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.fact_score.month IS '月份，见 dim_month / Month, see dim_month';


--
-- Name: COLUMN fact_score.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.fact_score.unit IS '单位代码，见 dim_unit / Unit code, see dim_unit';


--
-- Name: COLUMN fact_score.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.fact_score.item IS '考核内容代码，见 dim_item / Item code, see dim_item';


--
-- Name: COLUMN fact_score.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.fact_score.points IS '得分（分）：该项自身的各行之和；分组为封顶、保底和权重折算 / Points: what the lines of the item itself add up to; of a group, its caps, floors and weights';


--
-- Name: COLUMN fact_score.revision; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.fact_score.revision IS '现行版次 / The revision in force';


--
-- Name: history_change_seq; Type: SEQUENCE; Schema: small; Owner: -
--

ALTER TABLE small.history ALTER COLUMN change ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME small.history_change_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: item_score; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.item_score WITH (security_invoker='true') AS
 SELECT p.month,
    i.unit,
    i.item,
    i.parent,
    (i.start)::numeric(12,6) AS start,
    (i.own)::numeric(12,6) AS own,
    (i.children)::numeric(12,6) AS children,
    (i.score)::numeric(12,6) AS score,
    (i.out_of)::numeric(12,6) AS out_of,
    i.coverage,
    i.marked,
    (i.brings)::numeric(12,6) AS brings,
    (i.taken_back)::numeric(12,6) AS taken_back
   FROM ((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.item_score_of(p.month, s.*) i(unit, item, parent, kind, part, start, own, children, score, out_of, brings, taken_back, coverage, marked, cap, value, starts_with, level));


--
-- Name: VIEW item_score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.item_score IS '各单位考核内容树各项的得分，含各级分组和总分：between(floor, start + own + children, cap) + taken_back / The score of each unit on each item of the tree, groups and the total too: between(floor, start + own + children, cap) + taken_back';


--
-- Name: COLUMN item_score.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN item_score.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN item_score.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN item_score.parent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.parent IS '上级考核内容代码，总分则为空 / Code of the item above it; NULL for the total';


--
-- Name: COLUMN item_score.start; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.start IS '起始分 / The points that it starts with';


--
-- Name: COLUMN item_score.own; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.own IS '本项各行得失分之和，不含收回的；尚未评分则为空 / What its own lines add up to, without what is taken back; NULL while it is not marked';


--
-- Name: COLUMN item_score.children; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.children IS '下级计入的分数之和，不含收回的；有缺项则为空 / What its children bring, without what is taken back; NULL while a mark is missing';


--
-- Name: COLUMN item_score.score; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.score IS '得分（分）；尚未评分（按未评不计）或不适用而不计则为空 / Score in points; NULL while not marked, and for an item that does not apply and is left out';


--
-- Name: COLUMN item_score.out_of; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.out_of IS '满分；不适用且在上级内折算时为0 / What it is out of; 0 where it does not apply and the rest is scaled up';


--
-- Name: COLUMN item_score.coverage; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.coverage IS '是否考核：assessed 考核；not_in_stage 不在阶段内、exempt 豁免、not_assigned 无此任务、nothing_to_compare 数值没有可比的对象，按 not_applicable 处理 / Coverage: assessed; not_in_stage, exempt, not_assigned and nothing_to_compare (of a measured value) are treated as not_applicable says';


--
-- Name: COLUMN item_score.marked; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.marked IS '评分是否齐备；适用而尚未评分为假 / Whether it can be scored; false while a mark is missing';


--
-- Name: COLUMN item_score.brings; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.brings IS '计入上级的分数（有权重的经折算） / What it brings to its parent, by its weight if it has one';


--
-- Name: COLUMN item_score.taken_back; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.item_score.taken_back IS '因撤销收回的分数，不大于0，不受上下限影响 / What is taken back by revocations, at most 0; no floor and no cap softens it';


--
-- Name: layout; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.layout WITH (security_invoker='true') AS
 SELECT '1.0'::text AS version;


--
-- Name: VIEW layout; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.layout IS '建立本考核的扩展版本，升级时由此迁移各表 / The version of the extension that laid out this assessment, from which an upgrade migrates its tables';


--
-- Name: COLUMN layout.version; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.layout.version IS '版本 / The version';


--
-- Name: line; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.line WITH (security_invoker='true') AS
 SELECT p.month,
    l.unit,
    l.line,
    l.kind,
    l.part,
    l.parent,
    l.item,
    l.rule,
    l.source,
    l.title,
    (l.points)::numeric(12,6) AS points,
    l.clause,
    l.why
   FROM (small.period p
     JOIN small.published_line l ON (((l.month = p.month) AND (l.revision = p.revision))))
  WHERE p.published
UNION ALL
 SELECT p.month,
    l.unit,
    l.line,
    l.kind,
    l.part,
    l.parent,
    l.item,
    l.rule,
    l.source,
    l.title,
    (l.points)::numeric(12,6) AS points,
    l.clause,
    l.why
   FROM ((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.numbered_line_of(p.month, s.*) l(unit, line, kind, part, parent, item, rule, source, title, points, clause, why))
  WHERE (NOT p.published);


--
-- Name: VIEW line; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.line IS '各单位各月得分的每一笔，同一单位同一月的 points 之和即总分；已公布的月份为公布时的明细，未公布的只含当前角色可见其全部事实的单位 / Every line behind every score: the points of a unit in a month add up to its total. Published months as they were published; others for units all of whose facts the role sees';


--
-- Name: COLUMN line.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN line.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN line.line; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.line IS '行号，自1起，同一单位同一月内编号 / Number of the line within the unit and month, from 1';


--
-- Name: COLUMN line.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.kind IS '类别，见 explain() / Kind of the line, see explain()';


--
-- Name: COLUMN line.part; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.part IS '所属部分：base 基础分、bonus 加分、penalty 扣分；总分自身的行为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for a line of the total itself';


--
-- Name: COLUMN line.parent; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.parent IS '上级考核内容代码；总分自身的行为空 / Code of the item above; NULL for a line of the total itself';


--
-- Name: COLUMN line.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN line.rule; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.rule IS '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';


--
-- Name: COLUMN line.source; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.source IS '任务或事项编号、评分人，或数值在来源系统中的编号；其他行为空 / Code of the task or event, who gave the mark, or the external id of the value; NULL for other lines';


--
-- Name: COLUMN line.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.title IS '事项 / What it is about';


--
-- Name: COLUMN line.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.points IS '分值（分），扣分为负；尚未评分则为空 / Points, negative for points lost; NULL while not marked';


--
-- Name: COLUMN line.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.clause IS '所依据的条款原文；没有则为空 / The clause that it stands on; NULL if there is none';


--
-- Name: COLUMN line.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.line.why IS '原因 / Why, in Chinese';


--
-- Name: logic_object; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.logic_object WITH (security_invoker='true') AS
 SELECT o.kind,
    o.name,
    o.of
   FROM ( VALUES ('function'::text,'acting_role'::text,''::text), ('function'::text,'acts_with'::text,'text, text'::text), ('function'::text,'amend_month'::text,'date, text'::text), ('function'::text,'amend_month_inside'::text,'date, text'::text), ('function'::text,'append_only'::text,''::text), ('function'::text,'band_finding'::text,'text'::text), ('function'::text,'begins_period'::text,'date'::text), ('function'::text,'canonical'::text,'publication'::text), ('function'::text,'canonical'::text,'published_fact, integer'::text), ('function'::text,'canonical'::text,'published_line, integer'::text), ('function'::text,'canonical'::text,'published_score, integer'::text), ('function'::text,'canonical_1'::text,'publication'::text), ('function'::text,'canonical_1'::text,'published_fact'::text), ('function'::text,'canonical_1'::text,'published_line'::text), ('function'::text,'canonical_1'::text,'published_score'::text), ('function'::text,'canonical_version'::text,''::text), ('function'::text,'capped_loss'::text,'date, text, text, text, date, date, numeric'::text), ('function'::text,'chain_problem'::text,''::text), ('function'::text,'change_unit'::text,'text, date, text, text'::text), ('function'::text,'change_unit_inside'::text,'text, date, text, text'::text), ('function'::text,'changed_rows'::text,'jsonb[], jsonb[]'::text), ('function'::text,'clause_of'::text,'text, date'::text), ('function'::text,'counted_provisionally'::text,'event'::text), ('function'::text,'counts_as_claim'::text,'text, date, numeric'::text), ('function'::text,'credit_of'::text,'date, scheme'::text), ('function'::text,'credit_why'::text,'text, text, text, boolean, numeric, boolean, numeric, text'::text), ('function'::text,'credited_event_of'::text,'date, scheme'::text), ('function'::text,'csv_about'::text,'text, text, text'::text), ('function'::text,'csv_cast'::text,'text, text, text, bigint'::text), ('function'::text,'csv_changes'::text,'text, text[], text[], text[], integer[]'::text), ('function'::text,'csv_day'::text,'text, text'::text), ('function'::text,'csv_day_problem'::text,'text, text, text, text, text'::text), ('function'::text,'csv_encoding'::text,'bytea, text'::text), ('function'::text,'csv_entry'::text,'text, text, text[], text[]'::text), ('function'::text,'csv_head_problem'::text,'text, text[], text[]'::text), ('function'::text,'csv_key'::text,'text'::text), ('function'::text,'csv_line'::text,'bytea, text'::text), ('function'::text,'csv_names'::text,'text, text[]'::text), ('function'::text,'csv_number_problem'::text,'text, text'::text), ('function'::text,'csv_reason'::text,'text, text, text, text, text'::text), ('function'::text,'csv_refused'::text,'text, text[], text[], integer, boolean'::text), ('function'::text,'csv_row'::text,'text'::text), ('function'::text,'csv_value'::text,'text, boolean, text'::text), ('function'::text,'csv_written'::text,'text, text, text[]'::text), ('function'::text,'deduction_of'::text,'date, scheme'::text), ('function'::text,'digest_of_digests'::text,'publication'::text), ('function'::text,'effect_of'::text,'date, scheme'::text), ('function'::text,'event_change_problem'::text,'event, event, boolean'::text), ('function'::text,'event_of'::text,'jsonb'::text), ('function'::text,'event_points_problem'::text,'text, date, text, numeric, numeric, scheme_rule'::text), ('function'::text,'event_problem'::text,'event, boolean'::text), ('function'::text,'event_violation'::text,'text, text, text, date, text, numeric, numeric'::text), ('function'::text,'exempt_of'::text,'date'::text), ('function'::text,'explain'::text,'text, date'::text), ('function'::text,'fact_name'::text,'text, jsonb'::text), ('function'::text,'fact_of'::text,'date'::text), ('function'::text,'fact_on'::text,'text[], text[], date[]'::text), ('function'::text,'fact_problem'::text,'date, integer'::text), ('function'::text,'facts_since'::text,'text'::text), ('function'::text,'fill_event'::text,''::text), ('function'::text,'fill_unit'::text,''::text), ('function'::text,'first_absent'::text,'text[], text[]'::text), ('function'::text,'first_open_month'::text,''::text), ('function'::text,'free_task_id'::text,'text, text'::text), ('function'::text,'freeze_event'::text,''::text), ('function'::text,'freeze_exemption'::text,''::text), ('function'::text,'freeze_facts'::text,''::text), ('function'::text,'freeze_period'::text,''::text), ('function'::text,'freeze_revision'::text,''::text), ('function'::text,'freeze_scheme'::text,''::text), ('function'::text,'freeze_unit'::text,''::text), ('function'::text,'full_marks_of'::text,'text, text'::text), ('function'::text,'grade_problem'::text,'date, integer'::text), ('function'::text,'grant_duty'::text,'text, text, text, text'::text), ('function'::text,'grant_duty_inside'::text,'text, text, text, text'::text), ('function'::text,'guard_changed_rules'::text,''::text), ('function'::text,'guard_clock'::text,''::text), ('function'::text,'guard_copied_from'::text,''::text), ('function'::text,'guard_facts'::text,''::text), ('function'::text,'guard_first_month'::text,''::text), ('function'::text,'guard_leagues'::text,''::text), ('function'::text,'guard_length'::text,''::text), ('function'::text,'guard_problem'::text,''::text), ('function'::text,'guard_review'::text,''::text), ('function'::text,'guard_rules'::text,''::text), ('function'::text,'guard_time_zone'::text,''::text), ('function'::text,'guard_tree'::text,''::text), ('function'::text,'guard_unit_months'::text,''::text), ('function'::text,'has_item'::text,'text, text, date, text'::text), ('function'::text,'highest_within'::text,'scheme, text, text, date'::text), ('function'::text,'history_key'::text,'jsonb, text, text, text, text'::text), ('function'::text,'history_of'::text,'date'::text), ('function'::text,'hold_references'::text,''::text), ('function'::text,'in_force'::text,'date, date, date'::text), ('function'::text,'in_later_period'::text,'date, date'::text), ('function'::text,'is_bonus'::text,'text, date'::text), ('function'::text,'is_closed'::text,'date'::text), ('function'::text,'is_for'::text,'text, date, text, text'::text), ('function'::text,'is_repeat'::text,'text, text, text, boolean'::text), ('function'::text,'isolation_hint'::text,'text'::text), ('function'::text,'item_finding'::text,'text'::text), ('function'::text,'item_problem'::text,'text, text, date'::text), ('function'::text,'item_score_of'::text,'date, scheme'::text), ('function'::text,'item_taken_back'::text,'text, text, text, text, date'::text), ('function'::text,'keep_referenced'::text,''::text), ('function'::text,'keep_unit'::text,''::text), ('function'::text,'lapsed'::text,'date, date, date'::text), ('function'::text,'later_changes'::text,'date'::text), ('function'::text,'latest_day'::text,''::text), ('function'::text,'length_problem'::text,'date, text'::text), ('function'::text,'line_of'::text,'date, scheme'::text), ('function'::text,'line_of_row'::text,'text, integer'::text), ('function'::text,'lint_scheme'::text,'text'::text), ('function'::text,'lint_scheme_inside'::text,'text'::text), ('function'::text,'listed'::text,'text[]'::text), ('function'::text,'load_csv'::text,'text, bytea, text, text'::text), ('function'::text,'load_csv_inside'::text,'text, bytea, text, text'::text), ('function'::text,'load_rows'::text,'text, text, text[], text[], boolean'::text), ('function'::text,'lock_class'::text,''::text), ('function'::text,'lock_month_shared'::text,'date'::text), ('function'::text,'lock_months_exclusive'::text,'date[]'::text), ('function'::text,'lock_months_shared'::text,'date[]'::text), ('function'::text,'lock_of'::text,'date'::text), ('function'::text,'lock_of_periods'::text,''::text), ('function'::text,'lock_of_rules'::text,''::text), ('function'::text,'lock_periods'::text,''::text), ('function'::text,'lock_rules'::text,''::text), ('function'::text,'locked_open_month'::text,'date'::text), ('function'::text,'mark_violation'::text,'text, text, date, text, numeric, numeric'::text), ('function'::text,'mean_mark_of'::text,'date, scheme'::text), ('function'::text,'measure_violation'::text,'text, text, date, numeric'::text), ('function'::text,'measured_of'::text,'date, scheme'::text), ('function'::text,'measured_together'::text,'date, scheme'::text), ('function'::text,'month_of'::text,'date'::text), ('function'::text,'months_after'::text,'date, integer'::text), ('function'::text,'needs_document'::text,'text, date'::text), ('function'::text,'numbered_line_of'::text,'date, scheme'::text), ('function'::text,'open_month'::text,'date, text'::text), ('function'::text,'open_month_from'::text,'date'::text), ('function'::text,'open_month_inside'::text,'date, text'::text), ('function'::text,'open_ranking'::text,'date'::text), ('function'::text,'opened_period'::text,'date'::text), ('function'::text,'own_duties'::text,''::text), ('function'::text,'own_items'::text,''::text), ('function'::text,'own_ledger'::text,''::text), ('function'::text,'own_line_of'::text,'date, scheme'::text), ('function'::text,'own_month'::text,'date, date'::text), ('function'::text,'own_roles'::text,''::text), ('function'::text,'own_schema'::text,''::text), ('function'::text,'own_units'::text,''::text), ('function'::text,'period_after'::text,'date'::text), ('function'::text,'period_finding'::text,'text'::text), ('function'::text,'period_from'::text,'date'::text), ('function'::text,'period_here'::text,'date'::text), ('function'::text,'period_length'::text,'date'::text), ('function'::text,'period_of'::text,'date'::text), ('function'::text,'period_problem'::text,''::text), ('function'::text,'period_to_come'::text,'date'::text), ('function'::text,'place_event'::text,'event, boolean, boolean'::text), ('function'::text,'placed_of'::text,'date, scheme'::text), ('function'::text,'points_each_of'::text,'text, text, text, boolean'::text), ('function'::text,'points_within_cap'::text,'text, numeric, numeric, numeric'::text), ('function'::text,'present_rows'::text,'text, jsonb[], date'::text), ('function'::text,'previous_period'::text,'date'::text), ('function'::text,'publication_digest'::text,'publication'::text), ('function'::text,'publication_lines'::text,'publication'::text), ('function'::text,'publication_problem'::text,'date'::text), ('function'::text,'publication_texts'::text,'publication'::text), ('function'::text,'publications_to_verify'::text,''::text), ('function'::text,'publish_month'::text,'date, text, text'::text), ('function'::text,'publish_month_inside'::text,'date, text, text'::text), ('function'::text,'rank_in'::text,'date'::text), ('function'::text,'ranking_of'::text,'date, scheme'::text), ('function'::text,'record_history'::text,''::text), ('function'::text,'record_step'::text,''::text), ('function'::text,'record_steps'::text,''::text), ('function'::text,'refuse_absent'::text,'text, text, text, jsonb'::text), ('function'::text,'refuse_changed'::text,'jsonb[], jsonb[], text, text[], text'::text), ('function'::text,'refuse_event'::text,'event, text, text, text, text'::text), ('function'::text,'refuse_length'::text,'date, text'::text), ('function'::text,'refuse_load'::text,'text, bytea, text'::text), ('function'::text,'refuse_misfit'::text,'date[], text, boolean'::text), ('function'::text,'refuse_publication'::text,'date, text'::text), ('function'::text,'refuse_published'::text,'date, text, text, text'::text), ('function'::text,'refuse_removal'::text,'text, text'::text), ('function'::text,'refuse_source'::text,'text, jsonb[], text'::text), ('function'::text,'refuse_truncate'::text,''::text), ('function'::text,'refused_rows'::text,'text, jsonb[]'::text), ('function'::text,'reload'::text,'text, regclass, date'::text), ('function'::text,'reload_columns'::text,'text'::text), ('function'::text,'reload_defaults'::text,'text'::text), ('function'::text,'reload_difference'::text,'text[], text[], jsonb, jsonb, boolean'::text), ('function'::text,'reload_inside'::text,'text, regclass, date'::text), ('function'::text,'reload_key'::text,'text, jsonb'::text), ('function'::text,'reload_keys'::text,'text'::text), ('function'::text,'reload_month'::text,'jsonb'::text), ('function'::text,'reload_names'::text,'text'::text), ('function'::text,'reload_optional'::text,'text'::text), ('function'::text,'reload_plan'::text,'text, jsonb[], jsonb[], date'::text), ('function'::text,'reload_rows'::text,'text, jsonb[], date, text'::text), ('function'::text,'reload_rows_inside'::text,'text, jsonb[], date, text'::text), ('function'::text,'remove_mark'::text,'text, text, date, text'::text), ('function'::text,'remove_mark_inside'::text,'text, text, date, text'::text), ('function'::text,'remove_measure'::text,'text, text, date'::text), ('function'::text,'remove_measure_inside'::text,'text, text, date'::text), ('function'::text,'remove_penalty'::text,'text, text'::text), ('function'::text,'remove_penalty_inside'::text,'text, text'::text), ('function'::text,'remove_task'::text,'text, text'::text), ('function'::text,'remove_task_inside'::text,'text, text'::text), ('function'::text,'report_due'::text,'date, scheme'::text), ('function'::text,'report_due_inside'::text,'date, scheme'::text), ('function'::text,'report_of'::text,'date'::text), ('function'::text,'require_read_committed'::text,'text'::text), ('function'::text,'review'::text,'text, text, text, text, numeric'::text), ('function'::text,'review_inside'::text,'text, text, text, text, numeric'::text), ('function'::text,'revoke_duty'::text,'text, text, text, text'::text), ('function'::text,'revoke_duty_inside'::text,'text, text, text, text'::text), ('function'::text,'rolled_of'::text,'date, scheme'::text), ('function'::text,'rounded_quotient'::text,'numeric, numeric'::text), ('function'::text,'row_key'::text,'text[]'::text), ('function'::text,'row_problem'::text,'date, integer'::text), ('function'::text,'rule_book_csv'::text,'text'::text), ('function'::text,'rule_book_row'::text,'text'::text), ('function'::text,'rule_fact_of'::text,'text'::text), ('function'::text,'rule_finding'::text,'text'::text), ('function'::text,'same_fact'::text,'jsonb, jsonb'::text), ('function'::text,'scheme_for'::text,'date'::text), ('function'::text,'schemes_by_league'::text,''::text), ('function'::text,'score_of'::text,'date, scheme'::text), ('function'::text,'score_problem'::text,'date, integer'::text), ('function'::text,'seen_of'::text,'event'::text), ('function'::text,'sees_all_published'::text,''::text), ('function'::text,'sees_all_units'::text,''::text), ('function'::text,'set_clock'::text,'date'::text), ('function'::text,'set_clock_inside'::text,'date'::text), ('function'::text,'set_privileges'::text,'text, text, boolean'::text), ('function'::text,'settle_events'::text,''::text), ('function'::text,'sha256_of'::text,'text'::text), ('function'::text,'spelled_alike'::text,'text'::text), ('function'::text,'standing_of'::text,'date, scheme, text, text, text, boolean, boolean'::text), ('function'::text,'start_in'::text,'text, numeric, numeric, text, text'::text), ('function'::text,'status_may_follow'::text,'event, event'::text), ('function'::text,'structure_problem'::text,''::text), ('function'::text,'switch_finding'::text,'text'::text), ('function'::text,'task_violation'::text,'text, text, text, date'::text), ('function'::text,'today'::text,'text'::text), ('function'::text,'tree_of'::text,'text'::text), ('function'::text,'tree_problem'::text,'text'::text), ('function'::text,'turn_problem'::text,'date'::text), ('function'::text,'unfinished_problem'::text,'date'::text), ('function'::text,'unit_of'::text,'date'::text), ('function'::text,'unit_problem'::text,'text, date'::text), ('function'::text,'unscored_problem'::text,'date'::text), ('function'::text,'verify_publications'::text,'text, date, date'::text), ('function'::text,'verify_publications_inside'::text,'date, date'::text), ('function'::text,'visible_unit_of'::text,'date'::text), ('function'::text,'weighed_event_of'::text,'date, scheme'::text), ('function'::text,'withdrawn_event_of'::text,'date, scheme'::text), ('function'::text,'worth_of'::text,'text, text, text, boolean'::text), ('function'::text,'worth_said'::text,'text, text, text, boolean'::text), ('function'::text,'write_amendment'::text,'date, text'::text), ('function'::text,'write_publication'::text,'date, text, text'::text), ('function'::text,'write_reload'::text,'text, jsonb[]'::text), ('policy'::text,'bureau'::text,'event'::text), ('policy'::text,'bureau'::text,'event_step'::text), ('policy'::text,'bureau_enters'::text,'event'::text), ('policy'::text,'bureau_reviews'::text,'event'::text), ('policy'::text,'everybody'::text,'clock'::text), ('policy'::text,'everybody'::text,'copied_from'::text), ('policy'::text,'everybody'::text,'holiday'::text), ('policy'::text,'everybody'::text,'item'::text), ('policy'::text,'everybody'::text,'league'::text), ('policy'::text,'everybody'::text,'ledger'::text), ('policy'::text,'everybody'::text,'milestone'::text), ('policy'::text,'everybody'::text,'period'::text), ('policy'::text,'everybody'::text,'provision'::text), ('policy'::text,'everybody'::text,'rater'::text), ('policy'::text,'everybody'::text,'reading'::text), ('policy'::text,'everybody'::text,'rule'::text), ('policy'::text,'everybody'::text,'scheme'::text), ('policy'::text,'everybody'::text,'scheme_band'::text), ('policy'::text,'everybody'::text,'scheme_grade'::text), ('policy'::text,'everybody'::text,'scheme_item'::text), ('policy'::text,'everybody'::text,'scheme_period'::text), ('policy'::text,'everybody'::text,'scheme_rule'::text), ('policy'::text,'everybody'::text,'unit'::text), ('policy'::text,'everybody'::text,'unit_until'::text), ('policy'::text,'own'::text,'duty'::text), ('policy'::text,'published'::text,'amendment'::text), ('policy'::text,'published'::text,'publication'::text), ('policy'::text,'reader'::text,'published_line'::text), ('policy'::text,'reader'::text,'published_score'::text), ('policy'::text,'secretariat'::text,'event'::text), ('policy'::text,'secretariat'::text,'event_step'::text), ('policy'::text,'secretariat'::text,'exemption'::text), ('policy'::text,'secretariat'::text,'history'::text), ('policy'::text,'secretariat'::text,'ledger_unit'::text), ('policy'::text,'secretariat'::text,'mark'::text), ('policy'::text,'secretariat'::text,'measure'::text), ('policy'::text,'secretariat'::text,'published_fact'::text), ('policy'::text,'secretariat'::text,'published_line'::text), ('policy'::text,'secretariat'::text,'published_score'::text), ('policy'::text,'secretariat'::text,'task'::text), ('policy'::text,'section'::text,'exemption'::text), ('policy'::text,'section'::text,'ledger_unit'::text), ('policy'::text,'section'::text,'mark'::text), ('policy'::text,'section'::text,'measure'::text), ('policy'::text,'section'::text,'task'::text), ('policy'::text,'section_changes'::text,'mark'::text), ('policy'::text,'section_changes'::text,'measure'::text), ('policy'::text,'section_changes'::text,'task'::text), ('policy'::text,'section_enters'::text,'mark'::text), ('policy'::text,'section_enters'::text,'measure'::text), ('policy'::text,'section_enters'::text,'task'::text), ('policy'::text,'unit'::text,'event'::text), ('policy'::text,'unit'::text,'event_step'::text), ('policy'::text,'unit'::text,'exemption'::text), ('policy'::text,'unit'::text,'ledger_unit'::text), ('policy'::text,'unit'::text,'mark'::text), ('policy'::text,'unit'::text,'measure'::text), ('policy'::text,'unit'::text,'published_line'::text), ('policy'::text,'unit'::text,'published_score'::text), ('policy'::text,'unit'::text,'task'::text), ('policy'::text,'unit_changes'::text,'event'::text), ('policy'::text,'unit_files'::text,'event'::text), ('trigger'::text,'check_facts_delete'::text,'scheme_item'::text), ('trigger'::text,'check_facts_delete'::text,'scheme_rule'::text), ('trigger'::text,'check_facts_update'::text,'scheme_item'::text), ('trigger'::text,'check_facts_update'::text,'scheme_rule'::text), ('trigger'::text,'check_references_delete'::text,'item'::text), ('trigger'::text,'check_references_delete'::text,'period'::text), ('trigger'::text,'check_references_delete'::text,'unit'::text), ('trigger'::text,'check_references_insert'::text,'mark'::text), ('trigger'::text,'check_references_insert'::text,'measure'::text), ('trigger'::text,'check_references_insert'::text,'task'::text), ('trigger'::text,'check_references_update'::text,'item'::text), ('trigger'::text,'check_references_update'::text,'mark'::text), ('trigger'::text,'check_references_update'::text,'measure'::text), ('trigger'::text,'check_references_update'::text,'period'::text), ('trigger'::text,'check_references_update'::text,'task'::text), ('trigger'::text,'check_references_update'::text,'unit'::text), ('trigger'::text,'fill_event'::text,'event'::text), ('trigger'::text,'fill_unit'::text,'unit'::text), ('trigger'::text,'freeze_delete'::text,'event'::text), ('trigger'::text,'freeze_delete'::text,'exemption'::text), ('trigger'::text,'freeze_delete'::text,'mark'::text), ('trigger'::text,'freeze_delete'::text,'measure'::text), ('trigger'::text,'freeze_delete'::text,'period'::text), ('trigger'::text,'freeze_delete'::text,'provision'::text), ('trigger'::text,'freeze_delete'::text,'scheme'::text), ('trigger'::text,'freeze_delete'::text,'scheme_band'::text), ('trigger'::text,'freeze_delete'::text,'scheme_grade'::text), ('trigger'::text,'freeze_delete'::text,'scheme_item'::text), ('trigger'::text,'freeze_delete'::text,'scheme_period'::text), ('trigger'::text,'freeze_delete'::text,'scheme_rule'::text), ('trigger'::text,'freeze_delete'::text,'task'::text), ('trigger'::text,'freeze_delete'::text,'unit'::text), ('trigger'::text,'freeze_delete'::text,'unit_until'::text), ('trigger'::text,'freeze_insert'::text,'event'::text), ('trigger'::text,'freeze_insert'::text,'exemption'::text), ('trigger'::text,'freeze_insert'::text,'mark'::text), ('trigger'::text,'freeze_insert'::text,'measure'::text), ('trigger'::text,'freeze_insert'::text,'period'::text), ('trigger'::text,'freeze_insert'::text,'provision'::text), ('trigger'::text,'freeze_insert'::text,'published_fact'::text), ('trigger'::text,'freeze_insert'::text,'published_line'::text), ('trigger'::text,'freeze_insert'::text,'published_score'::text), ('trigger'::text,'freeze_insert'::text,'scheme'::text), ('trigger'::text,'freeze_insert'::text,'scheme_band'::text), ('trigger'::text,'freeze_insert'::text,'scheme_grade'::text), ('trigger'::text,'freeze_insert'::text,'scheme_item'::text), ('trigger'::text,'freeze_insert'::text,'scheme_period'::text), ('trigger'::text,'freeze_insert'::text,'scheme_rule'::text), ('trigger'::text,'freeze_insert'::text,'task'::text), ('trigger'::text,'freeze_insert'::text,'unit'::text), ('trigger'::text,'freeze_insert'::text,'unit_until'::text), ('trigger'::text,'freeze_truncate'::text,'amendment'::text), ('trigger'::text,'freeze_truncate'::text,'clock'::text), ('trigger'::text,'freeze_truncate'::text,'copied_from'::text), ('trigger'::text,'freeze_truncate'::text,'duty'::text), ('trigger'::text,'freeze_truncate'::text,'event'::text), ('trigger'::text,'freeze_truncate'::text,'event_step'::text), ('trigger'::text,'freeze_truncate'::text,'exemption'::text), ('trigger'::text,'freeze_truncate'::text,'history'::text), ('trigger'::text,'freeze_truncate'::text,'holiday'::text), ('trigger'::text,'freeze_truncate'::text,'item'::text), ('trigger'::text,'freeze_truncate'::text,'league'::text), ('trigger'::text,'freeze_truncate'::text,'ledger'::text), ('trigger'::text,'freeze_truncate'::text,'ledger_unit'::text), ('trigger'::text,'freeze_truncate'::text,'mark'::text), ('trigger'::text,'freeze_truncate'::text,'measure'::text), ('trigger'::text,'freeze_truncate'::text,'milestone'::text), ('trigger'::text,'freeze_truncate'::text,'period'::text), ('trigger'::text,'freeze_truncate'::text,'provision'::text), ('trigger'::text,'freeze_truncate'::text,'publication'::text), ('trigger'::text,'freeze_truncate'::text,'published_fact'::text), ('trigger'::text,'freeze_truncate'::text,'published_line'::text), ('trigger'::text,'freeze_truncate'::text,'published_score'::text), ('trigger'::text,'freeze_truncate'::text,'rater'::text), ('trigger'::text,'freeze_truncate'::text,'reading'::text), ('trigger'::text,'freeze_truncate'::text,'rule'::text), ('trigger'::text,'freeze_truncate'::text,'scheme'::text), ('trigger'::text,'freeze_truncate'::text,'scheme_band'::text), ('trigger'::text,'freeze_truncate'::text,'scheme_grade'::text), ('trigger'::text,'freeze_truncate'::text,'scheme_item'::text), ('trigger'::text,'freeze_truncate'::text,'scheme_period'::text), ('trigger'::text,'freeze_truncate'::text,'scheme_rule'::text), ('trigger'::text,'freeze_truncate'::text,'task'::text), ('trigger'::text,'freeze_truncate'::text,'unit'::text), ('trigger'::text,'freeze_truncate'::text,'unit_until'::text), ('trigger'::text,'freeze_update'::text,'amendment'::text), ('trigger'::text,'freeze_update'::text,'copied_from'::text), ('trigger'::text,'freeze_update'::text,'event'::text), ('trigger'::text,'freeze_update'::text,'exemption'::text), ('trigger'::text,'freeze_update'::text,'history'::text), ('trigger'::text,'freeze_update'::text,'mark'::text), ('trigger'::text,'freeze_update'::text,'measure'::text), ('trigger'::text,'freeze_update'::text,'period'::text), ('trigger'::text,'freeze_update'::text,'provision'::text), ('trigger'::text,'freeze_update'::text,'publication'::text), ('trigger'::text,'freeze_update'::text,'published_fact'::text), ('trigger'::text,'freeze_update'::text,'published_line'::text), ('trigger'::text,'freeze_update'::text,'published_score'::text), ('trigger'::text,'freeze_update'::text,'scheme'::text), ('trigger'::text,'freeze_update'::text,'scheme_band'::text), ('trigger'::text,'freeze_update'::text,'scheme_grade'::text), ('trigger'::text,'freeze_update'::text,'scheme_item'::text), ('trigger'::text,'freeze_update'::text,'scheme_period'::text), ('trigger'::text,'freeze_update'::text,'scheme_rule'::text), ('trigger'::text,'freeze_update'::text,'task'::text), ('trigger'::text,'freeze_update'::text,'unit'::text), ('trigger'::text,'freeze_update'::text,'unit_until'::text), ('trigger'::text,'guard_clock'::text,'clock'::text), ('trigger'::text,'guard_copied_from'::text,'copied_from'::text), ('trigger'::text,'guard_event_insert'::text,'event'::text), ('trigger'::text,'guard_event_update'::text,'event'::text), ('trigger'::text,'guard_first_month'::text,'period'::text), ('trigger'::text,'guard_first_month'::text,'scheme'::text), ('trigger'::text,'guard_leagues'::text,'scheme_item'::text), ('trigger'::text,'guard_leagues'::text,'scheme_rule'::text), ('trigger'::text,'guard_length'::text,'period'::text), ('trigger'::text,'guard_length'::text,'scheme'::text), ('trigger'::text,'guard_mark_insert'::text,'mark'::text), ('trigger'::text,'guard_mark_update'::text,'mark'::text), ('trigger'::text,'guard_measure_insert'::text,'measure'::text), ('trigger'::text,'guard_measure_update'::text,'measure'::text), ('trigger'::text,'guard_period'::text,'period'::text), ('trigger'::text,'guard_review'::text,'event'::text), ('trigger'::text,'guard_task_insert'::text,'task'::text), ('trigger'::text,'guard_task_update'::text,'task'::text), ('trigger'::text,'guard_time_zone'::text,'scheme'::text), ('trigger'::text,'guard_tree'::text,'period'::text), ('trigger'::text,'guard_tree'::text,'scheme_item'::text), ('trigger'::text,'guard_unit_months'::text,'unit'::text), ('trigger'::text,'history_delete'::text,'clock'::text), ('trigger'::text,'history_delete'::text,'duty'::text), ('trigger'::text,'history_delete'::text,'event'::text), ('trigger'::text,'history_delete'::text,'event_step'::text), ('trigger'::text,'history_delete'::text,'exemption'::text), ('trigger'::text,'history_delete'::text,'holiday'::text), ('trigger'::text,'history_delete'::text,'item'::text), ('trigger'::text,'history_delete'::text,'league'::text), ('trigger'::text,'history_delete'::text,'ledger'::text), ('trigger'::text,'history_delete'::text,'ledger_unit'::text), ('trigger'::text,'history_delete'::text,'mark'::text), ('trigger'::text,'history_delete'::text,'measure'::text), ('trigger'::text,'history_delete'::text,'milestone'::text), ('trigger'::text,'history_delete'::text,'period'::text), ('trigger'::text,'history_delete'::text,'provision'::text), ('trigger'::text,'history_delete'::text,'rater'::text), ('trigger'::text,'history_delete'::text,'reading'::text), ('trigger'::text,'history_delete'::text,'rule'::text), ('trigger'::text,'history_delete'::text,'scheme'::text), ('trigger'::text,'history_delete'::text,'scheme_band'::text), ('trigger'::text,'history_delete'::text,'scheme_grade'::text), ('trigger'::text,'history_delete'::text,'scheme_item'::text), ('trigger'::text,'history_delete'::text,'scheme_period'::text), ('trigger'::text,'history_delete'::text,'scheme_rule'::text), ('trigger'::text,'history_delete'::text,'task'::text), ('trigger'::text,'history_delete'::text,'unit'::text), ('trigger'::text,'history_delete'::text,'unit_until'::text), ('trigger'::text,'history_insert'::text,'clock'::text), ('trigger'::text,'history_insert'::text,'duty'::text), ('trigger'::text,'history_insert'::text,'event'::text), ('trigger'::text,'history_insert'::text,'event_step'::text), ('trigger'::text,'history_insert'::text,'exemption'::text), ('trigger'::text,'history_insert'::text,'holiday'::text), ('trigger'::text,'history_insert'::text,'item'::text), ('trigger'::text,'history_insert'::text,'league'::text), ('trigger'::text,'history_insert'::text,'ledger'::text), ('trigger'::text,'history_insert'::text,'ledger_unit'::text), ('trigger'::text,'history_insert'::text,'mark'::text), ('trigger'::text,'history_insert'::text,'measure'::text), ('trigger'::text,'history_insert'::text,'milestone'::text), ('trigger'::text,'history_insert'::text,'period'::text), ('trigger'::text,'history_insert'::text,'provision'::text), ('trigger'::text,'history_insert'::text,'rater'::text), ('trigger'::text,'history_insert'::text,'reading'::text), ('trigger'::text,'history_insert'::text,'rule'::text), ('trigger'::text,'history_insert'::text,'scheme'::text), ('trigger'::text,'history_insert'::text,'scheme_band'::text), ('trigger'::text,'history_insert'::text,'scheme_grade'::text), ('trigger'::text,'history_insert'::text,'scheme_item'::text), ('trigger'::text,'history_insert'::text,'scheme_period'::text), ('trigger'::text,'history_insert'::text,'scheme_rule'::text), ('trigger'::text,'history_insert'::text,'task'::text), ('trigger'::text,'history_insert'::text,'unit'::text), ('trigger'::text,'history_insert'::text,'unit_until'::text), ('trigger'::text,'history_update'::text,'clock'::text), ('trigger'::text,'history_update'::text,'duty'::text), ('trigger'::text,'history_update'::text,'event'::text), ('trigger'::text,'history_update'::text,'event_step'::text), ('trigger'::text,'history_update'::text,'exemption'::text), ('trigger'::text,'history_update'::text,'holiday'::text), ('trigger'::text,'history_update'::text,'item'::text), ('trigger'::text,'history_update'::text,'league'::text), ('trigger'::text,'history_update'::text,'ledger'::text), ('trigger'::text,'history_update'::text,'ledger_unit'::text), ('trigger'::text,'history_update'::text,'mark'::text), ('trigger'::text,'history_update'::text,'measure'::text), ('trigger'::text,'history_update'::text,'milestone'::text), ('trigger'::text,'history_update'::text,'period'::text), ('trigger'::text,'history_update'::text,'provision'::text), ('trigger'::text,'history_update'::text,'rater'::text), ('trigger'::text,'history_update'::text,'reading'::text), ('trigger'::text,'history_update'::text,'rule'::text), ('trigger'::text,'history_update'::text,'scheme'::text), ('trigger'::text,'history_update'::text,'scheme_band'::text), ('trigger'::text,'history_update'::text,'scheme_grade'::text), ('trigger'::text,'history_update'::text,'scheme_item'::text), ('trigger'::text,'history_update'::text,'scheme_period'::text), ('trigger'::text,'history_update'::text,'scheme_rule'::text), ('trigger'::text,'history_update'::text,'task'::text), ('trigger'::text,'history_update'::text,'unit'::text), ('trigger'::text,'history_update'::text,'unit_until'::text), ('trigger'::text,'hold'::text,'clock'::text), ('trigger'::text,'hold'::text,'exemption'::text), ('trigger'::text,'hold'::text,'item'::text), ('trigger'::text,'hold'::text,'league'::text), ('trigger'::text,'hold'::text,'ledger'::text), ('trigger'::text,'hold'::text,'ledger_unit'::text), ('trigger'::text,'hold'::text,'provision'::text), ('trigger'::text,'hold'::text,'rater'::text), ('trigger'::text,'hold'::text,'rule'::text), ('trigger'::text,'hold'::text,'scheme'::text), ('trigger'::text,'hold'::text,'scheme_band'::text), ('trigger'::text,'hold'::text,'scheme_grade'::text), ('trigger'::text,'hold'::text,'scheme_item'::text), ('trigger'::text,'hold'::text,'scheme_period'::text), ('trigger'::text,'hold'::text,'scheme_rule'::text), ('trigger'::text,'hold'::text,'unit'::text), ('trigger'::text,'hold'::text,'unit_until'::text), ('trigger'::text,'keep_unit'::text,'unit'::text), ('trigger'::text,'lock_periods'::text,'period'::text), ('trigger'::text,'record_step'::text,'event'::text), ('trigger'::text,'record_steps'::text,'event'::text), ('trigger'::text,'settle_events'::text,'period'::text), ('trigger'::text,'settle_events_again'::text,'period'::text), ('view'::text,'carried_item'::text,''::text), ('view'::text,'credit'::text,''::text), ('view'::text,'csv_column'::text,''::text), ('view'::text,'deduction'::text,''::text), ('view'::text,'dim_item'::text,''::text), ('view'::text,'dim_month'::text,''::text), ('view'::text,'dim_unit'::text,''::text), ('view'::text,'duty_privilege'::text,''::text), ('view'::text,'event_review'::text,''::text), ('view'::text,'fact_score'::text,''::text), ('view'::text,'item_score'::text,''::text), ('view'::text,'layout'::text,''::text), ('view'::text,'likely_duplicate'::text,''::text), ('view'::text,'line'::text,''::text), ('view'::text,'logic_object'::text,''::text), ('view'::text,'measured'::text,''::text), ('view'::text,'missing_mark'::text,''::text), ('view'::text,'month_lock'::text,''::text), ('view'::text,'ranking'::text,''::text), ('view'::text,'scheme_switch'::text,''::text), ('view'::text,'score'::text,''::text), ('view'::text,'trigger_spec'::text,''::text), ('view'::text,'visible_unit'::text,''::text), ('view'::text,'waiting_event'::text,''::text), ('view'::text,'year_ranking'::text,''::text), ('view'::text,'公布明细'::text,''::text), ('view'::text,'加扣分台账'::text,''::text), ('view'::text,'字段说明'::text,''::text), ('view'::text,'得分明细'::text,''::text), ('view'::text,'月度排名'::text,''::text)) o(kind, name, of);


--
-- Name: VIEW logic_object; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.logic_object IS '由扩展建立、升级时重建的函数、视图、触发器和策略 / The functions, views, triggers and policies that the extension made, and that an upgrade makes anew';


--
-- Name: COLUMN logic_object.kind; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.logic_object.kind IS '种类：function 函数、view 视图、trigger 触发器、policy 策略 / What it is: function, view, trigger, policy';


--
-- Name: COLUMN logic_object.name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.logic_object.name IS '名称 / Its name';


--
-- Name: COLUMN logic_object.of; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.logic_object.of IS '触发器和策略所在的表，函数的参数类型 / The table of a trigger or policy, the argument types of a function';


--
-- Name: measured; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.measured WITH (security_invoker='true') AS
 SELECT p.month,
    m.unit,
    m.item,
    m.title,
    (m.value)::numeric(19,6) AS value,
    (m.target)::numeric(19,6) AS target,
    (m.compared_with)::numeric(19,6) AS compared_with,
    (m.looked_up)::numeric(30,6) AS looked_up,
    (m.at_least)::numeric(19,6) AS at_least,
    (m.points)::numeric(12,6) AS points,
    m.outcome,
    m.why,
    m.clause,
    m.external_id
   FROM ((small.period p
     JOIN small.scheme s ON ((s.scheme = p.scheme)))
     CROSS JOIN LATERAL small.measured_of(p.month, s.*) m(unit, item, title, value, target, compared_with, looked_up, at_least, points, outcome, why, clause, external_id));


--
-- Name: VIEW measured; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.measured IS '数值得分明细：每项数值一行，注明与何比较、所取档次、得分和条款 / Measured values, a row each: what each is compared with, its band, what it gives and by which clause';


--
-- Name: COLUMN measured.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN measured.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN measured.item; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.item IS '考核内容代码 / Item code';


--
-- Name: COLUMN measured.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.title IS '数值的说明 / What is said of the value';


--
-- Name: COLUMN measured.value; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.value IS '数值 / The value';


--
-- Name: COLUMN measured.target; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.target IS '该单位的目标 / The unit''s own target';


--
-- Name: COLUMN measured.compared_with; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.compared_with IS '所比较的数值：目标、上期、本组平均或本组最好；不作差、比则为空 / What it is compared with: target, period before, mean or best of the league; NULL unless a difference or ratio is taken';


--
-- Name: COLUMN measured.looked_up; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.looked_up IS '据以查档次的数：数值、差、比、名次或位次，6位小数 / What is looked up in the bands: value, difference, ratio, place or percentile, to six places';


--
-- Name: COLUMN measured.at_least; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.at_least IS '所取档次的下限；低于所有档次则为空 / Least of the band that it falls in; NULL below all bands';


--
-- Name: COLUMN measured.points; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.points IS '得分（分），扣分为负；须与其他单位比较而当前角色不能看到全部时为空 / Points, negative for points lost; NULL where units are compared and the role does not see all of them';


--
-- Name: COLUMN measured.outcome; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.outcome IS '结果：counted 计入，nothing_to_compare 没有可比的数值（上期没有数值，或求比而另一方为0），按不适用计；exempt 豁免，not_in_stage 不在阶段内，not_known 须与其他单位比较而当前角色不能看到全部 / Outcome: counted, nothing_to_compare (no value in the period before, or a ratio to zero: the item does not apply), exempt, not_in_stage, not_known (units are compared, and the role does not see all of them)';


--
-- Name: COLUMN measured.why; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.why IS '得分的原因，在中文中写明数值、比较和档次 / Why it gives that, in Chinese: the value, what it was compared with, and the band';


--
-- Name: COLUMN measured.clause; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.clause IS '所依据的考核标准原文 / The standard that it stands on';


--
-- Name: COLUMN measured.external_id; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.measured.external_id IS '来源系统中的编号 / Its id in the system that it came from';


--
-- Name: month_lock; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.month_lock WITH (security_invoker='true') AS
 SELECT
        CASE l.objid
            WHEN (small.lock_of_rules())::oid THEN 'rules'::text
            WHEN (small.lock_of_periods())::oid THEN 'periods'::text
            ELSE to_char((('2000-01-01'::date + (l.objid)::integer))::timestamp with time zone, 'YYYY-MM-DD'::text)
        END AS locked,
        CASE l.mode
            WHEN 'ShareLock'::text THEN 'entering'::text
            ELSE 'publishing'::text
        END AS held_for,
    l.granted,
    (a.usename)::text AS role,
    a.pid,
    to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS'::text) AS since
   FROM (pg_locks l
     LEFT JOIN pg_stat_activity a ON ((a.pid = l.pid)))
  WHERE ((l.locktype = 'advisory'::text) AND (l.objsubid = 2) AND (l.database = ( SELECT d.oid
           FROM pg_database d
          WHERE (d.datname = current_database()))) AND ((l.classid)::bigint = (((small.lock_class())::bigint + '4294967296'::bigint) % '4294967296'::bigint)));


--
-- Name: VIEW month_lock; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.month_lock IS '现在锁定各月份的会话：录入事实期间该月不能公布，公布期间录入须等待 / Sessions that have months locked now. While one enters facts the month cannot be published; while one publishes the others wait';


--
-- Name: COLUMN month_lock.locked; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.locked IS '所锁定的月份（当月1日），rules 为规则和单位，periods 为月份的开始 / The month, as its first day; rules: rules and units; periods: which months are open';


--
-- Name: COLUMN month_lock.held_for; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.held_for IS 'entering 录入，publishing 公布或更正 / entering, or publishing (amending too)';


--
-- Name: COLUMN month_lock.granted; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.granted IS '是否已锁定；否则在等待 / Whether it is held; else the session waits for it';


--
-- Name: COLUMN month_lock.role; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.role IS '会话的登录角色 / Role that logged in';


--
-- Name: COLUMN month_lock.pid; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.pid IS '会话的进程号，可用于 pg_terminate_backend() / Process of the session, for pg_terminate_backend()';


--
-- Name: COLUMN month_lock.since; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.month_lock.since IS '事务开始的时间，看不到他人会话时为空 / When its transaction began; NULL if the role may not see that';


--
-- Name: ranking; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.ranking WITH (security_invoker='true') AS
 SELECT p.month,
    r.league,
    COALESCE(l.title, r.league) AS league_title,
    r.rank,
    r.unit,
    r.unit_name,
    (r.base)::numeric(12,6) AS base,
    (r.bonus)::numeric(12,6) AS bonus,
    (r.penalty)::numeric(12,6) AS penalty,
    (r.total)::numeric(12,6) AS total,
    r.previous_rank,
    (r.previous_rank - r.rank) AS rank_change,
    p.published,
    r.complete,
    r.rater,
    r.grade
   FROM (((small.period p
     LEFT JOIN LATERAL small.previous_period(p.month) v(month) ON (true))
     CROSS JOIN LATERAL ( SELECT ps.league,
            ps.rank,
            ps.unit,
            ps.unit_name,
            ps.base,
            ps.bonus,
            ps.penalty,
            ps.total,
            true AS complete,
            ps.rater,
            ps.grade,
            b.rank AS previous_rank
           FROM (small.published_score ps
             LEFT JOIN LATERAL small.rank_in(v.month) b(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, grade) ON (((b.unit = ps.unit) AND (b.league = ps.league))))
          WHERE ((ps.month = p.month) AND (ps.revision = p.revision) AND p.published)
        UNION ALL
         SELECT o.league,
            o.rank,
            o.unit,
            o.unit_name,
            o.base,
            o.bonus,
            o.penalty,
            o.total,
            o.complete,
            o.rater,
            o.grade,
            o.previous_rank
           FROM small.open_ranking(p.month) o(league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater, grade, previous_rank)
          WHERE (NOT p.published)) r)
     LEFT JOIN small.league l ON ((l.league = r.league)));


--
-- Name: VIEW ranking; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.ranking IS '月度排名：同组单位按总分排名，同分同名次（1-2-2-4，或按 scheme.ties 为 1-2-2-3）；已公布的月份为公布时的排名，未公布的只对可见全部单位的角色显示 / Monthly ranking of each league by total; equal totals share the rank, 1-2-2-4, or 1-2-2-3 if scheme.ties says so. Published months as they were published; others only for a role that sees all units';


--
-- Name: COLUMN ranking.month; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.month IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN ranking.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.league IS '组别代码 / League code';


--
-- Name: COLUMN ranking.league_title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.league_title IS '组别名称 / Title of the league';


--
-- Name: COLUMN ranking.rank; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.rank IS '名次；没有总分则为空 / Rank within the league; NULL without a total';


--
-- Name: COLUMN ranking.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN ranking.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.unit_name IS '单位名称 / Name of the unit';


--
-- Name: COLUMN ranking.base; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.base IS '基础分（百分制） / Base score on 100 points';


--
-- Name: COLUMN ranking.bonus; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.bonus IS '加分（分） / Bonus in points';


--
-- Name: COLUMN ranking.penalty; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.penalty IS '扣分（分） / Penalty in points, at most 0';


--
-- Name: COLUMN ranking.total; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.total IS '总分（分） / Total in points; NULL while a mark is missing';


--
-- Name: COLUMN ranking.previous_rank; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.previous_rank IS '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';


--
-- Name: COLUMN ranking.rank_change; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.rank_change IS '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';


--
-- Name: COLUMN ranking.published; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.published IS '是否已公布 / Whether the month is published';


--
-- Name: COLUMN ranking.complete; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.complete IS '各项是否齐全 / Whether all marks are there';


--
-- Name: COLUMN ranking.rater; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.rater IS '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';


--
-- Name: COLUMN ranking.grade; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.ranking.grade IS '等次代码，见 scheme_grade；没有总分或办法没有等次则为空 / Grade code, see scheme_grade; NULL without a total, or if the scheme has no grades';


--
-- Name: scheme_switch; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.scheme_switch WITH (security_invoker='true') AS
 SELECT v.switch,
    v.reading,
    v.value,
    v.is_default,
    v.varied,
    v.title
   FROM ( VALUES ('omission'::text,'A1'::text,'ledger_task'::text,true,false,'漏报按台账任务逐项计'::text), ('omission'::text,'A1'::text,'unit'::text,false,false,'漏报按单位每月一次计'::text), ('report_month'::text,'A3'::text,'reported_on'::text,true,false,'漏报计入所报月份'::text), ('report_month'::text,'A3'::text,'due'::text,false,false,'漏报计入到期月份'::text), ('due_day'::text,'A4'::text,NULL::text,true,false,'报送期限为下月第几日，缺省5'::text), ('time_zone'::text,'A4'::text,NULL::text,true,false,'判断是否逾期所用的时区，缺省 Asia/Shanghai'::text), ('due_roll'::text,'A5'::text,'none'::text,true,false,'报送期限不顺延'::text), ('due_roll'::text,'A5'::text,'working_day'::text,false,false,'报送期限遇非工作日顺延'::text), ('not_applicable'::text,'A8'::text,'full_marks'::text,true,true,'不适用的考核内容给满分'::text), ('not_applicable'::text,'A8'::text,'renormalise'::text,false,true,'不适用的考核内容不计，在上级内折算'::text), ('not_applicable'::text,'A8'::text,'leave_out'::text,false,true,'不适用的考核内容不计，不折算'::text), ('unmarked'::text,'A9'::text,'incomplete'::text,true,true,'尚未评分则没有总分'::text), ('unmarked'::text,'A9'::text,'full_marks'::text,false,true,'尚未评分按满分'::text), ('unmarked'::text,'A9'::text,'zero'::text,false,true,'尚未评分按零分'::text), ('highest_scope'::text,'A12'::text,'label'::text,true,true,'同一项工作在同一标记内按最高计'::text), ('highest_scope'::text,'A12'::text,'all'::text,false,true,'同一项工作不分标记按最高计'::text), ('highest_months'::text,'A13'::text,'top_up'::text,true,true,'不同月份补足至最高'::text), ('highest_months'::text,'A13'::text,'first_only'::text,false,true,'仅计首次加分的月份'::text), ('highest_months'::text,'A13'::text,'each_month'::text,false,true,'各月分别计'::text), ('highest_years'::text,'A14'::text,'unbounded'::text,true,true,'不分年度'::text), ('highest_years'::text,'A14'::text,'calendar_year'::text,false,true,'各年分别计'::text), ('late_document'::text,'A16'::text,'first_open'::text,true,false,'文件滞后的计入发文后首个未公布月份'::text), ('late_document'::text,'A16'::text,'next_month'::text,false,false,'文件滞后的只转到下月，再晚不计'::text), ('pending_claims'::text,'A17'::text,'not_counted'::text,true,true,'待审核的申报不计'::text), ('pending_claims'::text,'A17'::text,'provisional'::text,false,true,'待审核的申报暂计'::text), ('ties'::text,'A21'::text,'standard'::text,true,true,'同分同名次，其后空出'::text), ('ties'::text,'A21'::text,'dense'::text,false,true,'同分同名次，其后不空'::text)) v(switch, reading, value, is_default, varied, title);


--
-- Name: VIEW scheme_switch; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.scheme_switch IS '办法的各项开关及其取值 / The switches of a scheme and their values';


--
-- Name: COLUMN scheme_switch.switch; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.switch IS 'scheme 的列名 / Column of scheme';


--
-- Name: COLUMN scheme_switch.reading; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.reading IS '所涉解读编号（doc/rules.md） / Number of the reading that it is about (doc/rules.md)';


--
-- Name: COLUMN scheme_switch.value; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.value IS '取值，数值开关为空 / A value it can have; NULL for a switch that is a number';


--
-- Name: COLUMN scheme_switch.is_default; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.is_default IS '是否为缺省值 / Whether it is the default';


--
-- Name: COLUMN scheme_switch.varied; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.varied IS '是否在计分时起作用，从而可以不保存而试算；为假的在录入数据时起作用，试算不改变 / Whether it acts when scores are computed, so that a what-if varies it; false for one that acts when rows are made, which a what-if leaves as it is';


--
-- Name: COLUMN scheme_switch.title; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.scheme_switch.title IS '取值的含义 / What it means, in Chinese';


--
-- Name: year_ranking; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small.year_ranking WITH (security_invoker='true') AS
 SELECT y.year,
    y.league,
        CASE
            WHEN (y.total IS NOT NULL) THEN (rank() OVER (PARTITION BY y.year, y.league ORDER BY y.total DESC NULLS LAST))::integer
            ELSE NULL::integer
        END AS rank,
    y.unit,
    y.unit_name,
    y.months,
    (y.average)::numeric(12,6) AS average,
    y.periods,
    y.year_by,
    (y.total)::numeric(12,6) AS total
   FROM ( SELECT u.year,
            u.league,
            u.unit,
            u.unit_name,
            u.months,
            u.average,
            u.periods,
            u.year_by,
                CASE u.year_by
                    WHEN 'sum'::text THEN u.sum
                    WHEN 'weighted'::text THEN u.weighted
                    ELSE u.average
                END AS total
           FROM ( SELECT p.year,
                    (array_agg(ps.league ORDER BY p.month DESC))[1] AS league,
                    ps.unit,
                    (array_agg(ps.unit_name ORDER BY p.month DESC))[1] AS unit_name,
                    (sum(p.months))::integer AS months,
                    (count(*))::integer AS periods,
                    p.year_by,
                    sum(ps.total) AS sum,
                    round((sum(ps.total) / (count(*))::numeric), 12) AS average,
                    round((sum((p.weight * ps.total)) / sum(p.weight)), 12) AS weighted
                   FROM (( SELECT q.month,
                            q.revision,
                            (EXTRACT(year FROM q.month))::integer AS year,
                            s.months,
                            w.weight,
                            first_value(s.year_by) OVER (PARTITION BY ((EXTRACT(year FROM q.month))::integer) ORDER BY q.month DESC) AS year_by
                           FROM ((small.period q
                             JOIN small.scheme s ON ((s.scheme = q.scheme)))
                             LEFT JOIN small.scheme_period w ON (((w.scheme = q.scheme) AND (w.place = ((((EXTRACT(month FROM q.month))::integer - 1) / s.months) + 1)))))
                          WHERE q.published) p
                     JOIN small.published_score ps ON (((ps.month = p.month) AND (ps.revision = p.revision))))
                  WHERE ( SELECT small.sees_all_published() AS sees_all_published)
                  GROUP BY p.year, p.year_by, ps.unit) u) y;


--
-- Name: VIEW year_ranking; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small.year_ranking IS '年度排名：全年已公布各期总分，按该年最后一期所用办法的 year_by 平均、合计或加权平均；只对可见全部公布结果的角色显示 / Ranking of a year by the totals of its published periods: their mean, sum or weighted mean, as year_by of the scheme of the last of them says; only for a role that sees all that is published';


--
-- Name: COLUMN year_ranking.year; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.year IS '年份 / Year';


--
-- Name: COLUMN year_ranking.league; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.league IS '组别代码，以最后一期为准 / League code, that of the last period';


--
-- Name: COLUMN year_ranking.rank; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.rank IS '名次，同分同名次（1-2-2-4）；没有年度成绩则为空 / Rank within the league; equal totals share it, 1-2-2-4; NULL without a total';


--
-- Name: COLUMN year_ranking.unit; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.unit IS '单位代码 / Unit code';


--
-- Name: COLUMN year_ranking.unit_name; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.unit_name IS '单位名称，以最后一期为准 / Name of the unit, that of the last period';


--
-- Name: COLUMN year_ranking.months; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.months IS '已公布的月数 / How many months are published';


--
-- Name: COLUMN year_ranking.average; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.average IS '各期总分的平均（分） / Average of the totals, in points';


--
-- Name: COLUMN year_ranking.periods; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.periods IS '已公布的期数 / How many periods are published';


--
-- Name: COLUMN year_ranking.year_by; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.year_by IS '年度成绩的算法：mean、sum、weighted，见 scheme.year_by / How a year is worked out: mean, sum or weighted, see scheme.year_by';


--
-- Name: COLUMN year_ranking.total; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small.year_ranking.total IS '年度成绩（分），按 year_by；加权而各期都没有权重则为空 / What the year comes to by year_by, in points; NULL if it is weighted and no period has a weight';


--
-- Name: 公布明细; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small."公布明细" WITH (security_invoker='true') AS
 SELECT l.month AS "月份",
    l.revision AS "版次",
    (p.published AND (p.revision = l.revision)) AS "现行",
    s.unit_name AS "单位",
    l.line AS "行号",
        CASE l.kind
            WHEN 'full_marks'::text THEN '满分'::text
            WHEN 'start'::text THEN '起始分'::text
            WHEN 'deduction'::text THEN '扣分'::text
            WHEN 'earned'::text THEN '得分'::text
            WHEN 'measure'::text THEN '数值得分'::text
            WHEN 'not_applicable'::text THEN '不适用'::text
            WHEN 'unmarked'::text THEN '未评分'::text
            WHEN 'floor'::text THEN '扣完为止'::text
            WHEN 'cap'::text THEN '封顶'::text
            WHEN 'weight'::text THEN '按权重折算'::text
            WHEN 'bonus'::text THEN '加分事项'::text
            WHEN 'penalty'::text THEN '扣分事项'::text
            ELSE NULL::text
        END AS "类别",
    it.title AS "考核内容",
    r.title AS "规则",
    l.title AS "事项",
    (l.points)::numeric(12,2) AS "计分",
    l.why AS "说明",
    l.clause AS "依据",
    l.unit AS "单位代码",
    l.item AS "考核内容代码",
    l.rule AS "规则代码",
    l.source AS "任务或事项编号"
   FROM ((((small.published_line l
     JOIN small.published_score s ON (((s.month = l.month) AND (s.revision = l.revision) AND (s.unit = l.unit))))
     JOIN small.period p ON ((p.month = l.month)))
     LEFT JOIN small.item it ON ((it.item = l.item)))
     LEFT JOIN small.rule r ON ((r.rule = l.rule)));


--
-- Name: VIEW "公布明细"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small."公布明细" IS '已公布得分的每一笔，中文列名，各版次均列；各行之和为总分 / Every line behind the published scores, of every revision, with Chinese labels; the lines of a unit add up to its total';


--
-- Name: COLUMN "公布明细"."月份"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."月份" IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN "公布明细"."版次"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."版次" IS '版次 / Revision';


--
-- Name: COLUMN "公布明细"."现行"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."现行" IS '是否为现行公布的版次 / Whether this revision is the one in force';


--
-- Name: COLUMN "公布明细"."单位"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."单位" IS '公布时的单位名称 / Name of the unit when it was published';


--
-- Name: COLUMN "公布明细"."行号"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."行号" IS '行号，自1起 / Number of the line within the unit, from 1';


--
-- Name: COLUMN "公布明细"."类别"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."类别" IS '类别 / Kind of the line';


--
-- Name: COLUMN "公布明细"."考核内容"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."考核内容" IS '考核内容名称 / Title of the item';


--
-- Name: COLUMN "公布明细"."规则"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."规则" IS '规则名称，加扣分事项之外为空 / Title of the rule; NULL for all but events';


--
-- Name: COLUMN "公布明细"."事项"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."事项" IS '事项 / What it is about';


--
-- Name: COLUMN "公布明细"."计分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."计分" IS '分值（分） / Points';


--
-- Name: COLUMN "公布明细"."说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."说明" IS '原因 / Why it counts for that';


--
-- Name: COLUMN "公布明细"."依据"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."依据" IS '公布时的条款原文 / The clause as it stood when it was published';


--
-- Name: COLUMN "公布明细"."单位代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."单位代码" IS '单位代码 / Unit code';


--
-- Name: COLUMN "公布明细"."考核内容代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."考核内容代码" IS '考核内容代码 / Item code';


--
-- Name: COLUMN "公布明细"."规则代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."规则代码" IS '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';


--
-- Name: COLUMN "公布明细"."任务或事项编号"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."公布明细"."任务或事项编号" IS '任务或事项编号 / Code of the task or event';


--
-- Name: 加扣分台账; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small."加扣分台账" WITH (security_invoker='true') AS
 SELECT c.month AS "月份",
    u.name AS "单位",
    it.title AS "类别",
    r.title AS "规则",
    c.title AS "事项",
    c.work AS "所属工作",
    (c.rule_points)::numeric(12,2) AS "标准分",
    (c.points)::numeric(12,2) AS "计分",
    c.why AS "说明",
    c.occurred_on AS "发生日期",
    c.document_no AS "文号",
    c.document_on AS "文件日期",
    c.clause AS "依据",
    c.unit AS "单位代码",
    c.event_id AS "事项编号"
   FROM (((small.credit c
     JOIN small.unit u ON ((u.unit = c.unit)))
     JOIN small.rule r ON ((r.rule = c.rule)))
     LEFT JOIN small.item it ON ((it.item = c.item)));


--
-- Name: VIEW "加扣分台账"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small."加扣分台账" IS '加减分事项及其当月计分，中文列名 / Bonuses and penalties and what each counts for in the month, with Chinese labels';


--
-- Name: COLUMN "加扣分台账"."月份"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."月份" IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN "加扣分台账"."单位"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."单位" IS '单位名称 / Name of the unit';


--
-- Name: COLUMN "加扣分台账"."类别"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."类别" IS '所计入的考核内容名称 / Title of the item that it counts in';


--
-- Name: COLUMN "加扣分台账"."规则"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."规则" IS '规则名称 / Title of the rule';


--
-- Name: COLUMN "加扣分台账"."事项"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."事项" IS '事项内容 / What happened';


--
-- Name: COLUMN "加扣分台账"."所属工作"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."所属工作" IS '所属工作 / The work it belongs to';


--
-- Name: COLUMN "加扣分台账"."标准分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."标准分" IS '规则分值（分） / What the rule says, in points';


--
-- Name: COLUMN "加扣分台账"."计分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."计分" IS '本月实际计分（分） / What it counts for in the month, in points';


--
-- Name: COLUMN "加扣分台账"."说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."说明" IS '计分或不计分的原因 / Why it counts for that';


--
-- Name: COLUMN "加扣分台账"."发生日期"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."发生日期" IS '发生日期 / Day on which it happened';


--
-- Name: COLUMN "加扣分台账"."文号"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."文号" IS '文号或标识 / Document number, or what identifies it';


--
-- Name: COLUMN "加扣分台账"."文件日期"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."文件日期" IS '文件日期 / Date of the document';


--
-- Name: COLUMN "加扣分台账"."依据"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."依据" IS '所依据的条款原文，无条款时为解读 / The clause that it stands on, or the reading where there is none';


--
-- Name: COLUMN "加扣分台账"."单位代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."单位代码" IS '单位代码 / Unit code';


--
-- Name: COLUMN "加扣分台账"."事项编号"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."加扣分台账"."事项编号" IS '事项编号 / Event code';


--
-- Name: 字段说明; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small."字段说明" WITH (security_invoker='true') AS
 SELECT (c.relname)::text AS "表或视图",
    ((row_number() OVER (PARTITION BY c.oid ORDER BY d.objsubid) - 1))::integer AS "序号",
    (a.attname)::text AS "字段",
    format_type(a.atttypid, a.atttypmod) AS "类型",
    split_part(d.description, ' / '::text, 1) AS "说明",
    substr(d.description, (length(split_part(d.description, ' / '::text, 1)) + 4)) AS "英文说明"
   FROM ((pg_class c
     JOIN pg_description d ON (((d.classoid = ('pg_class'::regclass)::oid) AND (d.objoid = c.oid))))
     LEFT JOIN pg_attribute a ON (((a.attrelid = c.oid) AND (a.attnum = d.objsubid) AND (d.objsubid > 0))))
  WHERE ((c.relnamespace = ( SELECT s.relnamespace
           FROM pg_class s
          WHERE (s.oid = ('small.scheme'::regclass)::oid))) AND (c.relkind = ANY (ARRAY['r'::"char", 'v'::"char"])));


--
-- Name: VIEW "字段说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small."字段说明" IS '各表、视图及其字段的说明，每个一行，供不显示注释的客户端查阅 / What each table, view and column is, a row each, for clients that show no comments';


--
-- Name: COLUMN "字段说明"."表或视图"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."表或视图" IS '表或视图的名称 / Name of the table or view';


--
-- Name: COLUMN "字段说明"."序号"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."序号" IS '字段在其中的序号；表或视图本身为0 / Number of the column in it; 0 for the table or view itself';


--
-- Name: COLUMN "字段说明"."字段"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."字段" IS '字段名称；表或视图本身为空 / Name of the column; NULL for the table or view itself';


--
-- Name: COLUMN "字段说明"."类型"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."类型" IS '字段类型；表或视图本身为空 / Type of the column; NULL for the table or view itself';


--
-- Name: COLUMN "字段说明"."说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."说明" IS '中文说明 / What it is, in Chinese';


--
-- Name: COLUMN "字段说明"."英文说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."字段说明"."英文说明" IS '英文说明 / What it is, in English';


--
-- Name: 得分明细; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small."得分明细" WITH (security_invoker='true') AS
 SELECT i.month AS "月份",
    u.name AS "单位",
    up.title AS "板块",
    it.title AS "考核内容",
    (si.cap)::numeric(12,2) AS "满分",
    (i.score)::numeric(12,2) AS "得分",
        CASE
            WHEN (NOT i.marked) THEN
            CASE si.kind
                WHEN 'measure'::text THEN '尚无数值'::text
                ELSE '尚未评分'::text
            END
            WHEN (i.coverage = 'exempt'::text) THEN '豁免'::text
            WHEN (i.coverage = 'not_in_stage'::text) THEN '不在考核阶段'::text
            WHEN (i.coverage = 'not_assigned'::text) THEN '未承担此项任务'::text
            WHEN (i.coverage = 'nothing_to_compare'::text) THEN '没有可比的数值'::text
            ELSE COALESCE(d.title, q.title)
        END AS "事项",
    (d.points)::numeric(12,2) AS "扣分",
    COALESCE(d.why, q.why) AS "说明",
    d.due_on AS "期限",
    d.done_on AS "完成日期",
    COALESCE(d.clause, q.clause, si.standard) AS "依据",
    i.unit AS "单位代码",
    i.item AS "考核内容代码"
   FROM ((((((((small.item_score i
     JOIN small.period p ON ((p.month = i.month)))
     JOIN small.unit u ON ((u.unit = i.unit)))
     JOIN small.item it ON ((it.item = i.item)))
     JOIN small.scheme_item si ON (((si.scheme = p.scheme) AND (si.item = i.item))))
     JOIN LATERAL small.tree_of(p.scheme) t(item, part, only_for, level) ON ((t.item = i.item)))
     LEFT JOIN small.item up ON ((up.item = i.parent)))
     LEFT JOIN small.deduction d ON (((d.month = i.month) AND (d.unit = i.unit) AND (d.item = i.item))))
     LEFT JOIN small.measured q ON (((q.month = i.month) AND (q.unit = i.unit) AND (q.item = i.item))))
  WHERE ((t.part = 'base'::text) AND (si.kind = ANY (ARRAY['breach'::text, 'mark'::text, 'measure'::text])));


--
-- Name: VIEW "得分明细"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small."得分明细" IS '各单位各项得分及其每笔扣分或数值，中文列名；没有扣分的项目占一行 / The score of each unit on each item with every deduction or the measured value behind it; an item without deductions has one row';


--
-- Name: COLUMN "得分明细"."月份"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."月份" IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN "得分明细"."单位"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."单位" IS '单位名称 / Name of the unit';


--
-- Name: COLUMN "得分明细"."板块"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."板块" IS '上级名称 / Title of the item above it';


--
-- Name: COLUMN "得分明细"."考核内容"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."考核内容" IS '考核内容名称 / Title of the item';


--
-- Name: COLUMN "得分明细"."满分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."满分" IS '满分（分） / Full marks in points';


--
-- Name: COLUMN "得分明细"."得分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."得分" IS '该项得分（分），各行相同 / Score on the item in points, the same in each of its rows';


--
-- Name: COLUMN "得分明细"."事项"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."事项" IS '扣分的任务、评分理由或数值的说明，或不考核的原因 / What the points were lost for, what is said of the value, or why the item does not apply';


--
-- Name: COLUMN "得分明细"."扣分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."扣分" IS '本行所扣（分），封顶之前 / Points lost by this row, before the floor of the item';


--
-- Name: COLUMN "得分明细"."说明"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."说明" IS '扣分或不扣分的原因 / Why it counts or not';


--
-- Name: COLUMN "得分明细"."期限"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."期限" IS '任务期限 / Due day of the task';


--
-- Name: COLUMN "得分明细"."完成日期"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."完成日期" IS '任务完成日期 / Day on which the task was done';


--
-- Name: COLUMN "得分明细"."依据"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."依据" IS '所依据的考核标准原文 / The standard that it stands on';


--
-- Name: COLUMN "得分明细"."单位代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."单位代码" IS '单位代码 / Unit code';


--
-- Name: COLUMN "得分明细"."考核内容代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."得分明细"."考核内容代码" IS '考核内容代码 / Item code';


--
-- Name: 月度排名; Type: VIEW; Schema: small; Owner: -
--

CREATE VIEW small."月度排名" WITH (security_invoker='true') AS
 SELECT r.month AS "月份",
    r.league_title AS "组别",
    r.rank AS "名次",
    (r.unit_name ||
        CASE
            WHEN r.rater THEN '（评分单位）'::text
            ELSE ''::text
        END) AS "单位",
    (r.base)::numeric(12,2) AS "基础分",
    (r.bonus)::numeric(12,2) AS "加分",
    (r.penalty)::numeric(12,2) AS "扣分",
    (r.total)::numeric(12,2) AS "总分",
        CASE
            WHEN r.published THEN '已公布'::text
            WHEN r.complete THEN '未公布'::text
            ELSE '评分不全'::text
        END AS "状态",
    r.league AS "组别代码",
    r.unit AS "单位代码",
    r.previous_rank AS "上月名次",
    r.rank_change AS "升降",
    g.title AS "等次"
   FROM ((small.ranking r
     JOIN small.period p ON ((p.month = r.month)))
     LEFT JOIN small.scheme_grade g ON (((g.scheme = p.scheme) AND (g.grade = r.grade))));


--
-- Name: VIEW "月度排名"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON VIEW small."月度排名" IS '月度排名，中文列名，保留两位小数；名次按精确值排定 / Monthly ranking with Chinese labels and two decimal places; ranks are taken on exact values';


--
-- Name: COLUMN "月度排名"."月份"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."月份" IS '月份（当月1日） / Month, as its first day';


--
-- Name: COLUMN "月度排名"."组别"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."组别" IS '组别名称 / Title of the league';


--
-- Name: COLUMN "月度排名"."名次"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."名次" IS '名次；没有总分则为空 / Rank; NULL without a total';


--
-- Name: COLUMN "月度排名"."单位"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."单位" IS '单位名称，评分单位加注 / Name of the unit, with a note if it rates others';


--
-- Name: COLUMN "月度排名"."基础分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."基础分" IS '基础分（百分制） / Base score on 100 points';


--
-- Name: COLUMN "月度排名"."加分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."加分" IS '加分（分） / Bonus in points';


--
-- Name: COLUMN "月度排名"."扣分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."扣分" IS '扣分（分） / Penalty in points';


--
-- Name: COLUMN "月度排名"."总分"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."总分" IS '总分（分） / Total in points';


--
-- Name: COLUMN "月度排名"."状态"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."状态" IS '已公布、未公布或评分不全 / Published, not published, or marks missing';


--
-- Name: COLUMN "月度排名"."组别代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."组别代码" IS '组别代码 / League code';


--
-- Name: COLUMN "月度排名"."单位代码"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."单位代码" IS '单位代码 / Unit code';


--
-- Name: COLUMN "月度排名"."上月名次"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."上月名次" IS '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';


--
-- Name: COLUMN "月度排名"."升降"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."升降" IS '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';


--
-- Name: COLUMN "月度排名"."等次"; Type: COMMENT; Schema: small; Owner: -
--

COMMENT ON COLUMN small."月度排名"."等次" IS '等次名称；没有则为空 / Title of the grade; NULL if there is none';


--
-- Data for Name: amendment; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.amendment (month, revision, reason, amended_at, by_role, session_role) FROM stdin;
2024-01-01	2	丁的评分有误	2026-11-26 01:04:15.21366+00	regress_owner	regress_owner
\.


--
-- Data for Name: clock; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.clock (clock, day, moment) FROM stdin;
\.


--
-- Data for Name: copied_from; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.copied_from (source, as_of, copied_at, by_role, session_role) FROM stdin;
\.


--
-- Data for Name: duty; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.duty (role, duty, unit, item) FROM stdin;
regress_reader	reader	\N	\N
regress_unit	unit	B	\N
regress_section	section	\N	key
regress_bureau	bureau	\N	\N
regress_secretariat	secretariat	\N	\N
\.


--
-- Data for Name: event; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id, quantity, points) FROM stdin;
A	good	praise	W	表彰	2024-01-10	2号	2024-01-11	approved	2024-01-01	\N	\N	OA-9	1	\N
A	feb	praise	U	表彰	2024-02-10	4号	2024-02-11	approved	2024-02-01	\N	\N	\N	1	\N
B	blamed	blame	\N	通报	2024-02-10	\N	\N	approved	2024-02-01	\N	\N	\N	1	\N
B	claim	praise	\N	申报	2024-03-10	5号	2024-03-11	claimed	2024-03-01	\N	\N	\N	1	\N
A	gone	praise	V	表彰	2024-01-10	3号	2024-01-11	revoked	2024-01-01	\N	2024-02-01	\N	1	\N
\.


--
-- Data for Name: event_step; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.event_step (unit, event_id, step, status, at, by_role, session_role) FROM stdin;
A	good	1	approved	2026-11-26 01:04:14.857348+00	regress_owner	regress_owner
A	gone	1	approved	2026-11-26 01:04:14.857692+00	regress_owner	regress_owner
A	feb	1	approved	2026-11-26 01:04:14.857705+00	regress_owner	regress_owner
B	blamed	1	approved	2026-11-26 01:04:14.857712+00	regress_owner	regress_owner
B	claim	1	claimed	2026-11-26 01:04:14.857717+00	regress_owner	regress_owner
A	gone	2	revoked	2026-11-26 01:04:15.050035+00	regress_owner	regress_owner
\.


--
-- Data for Name: exemption; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.exemption (unit, item, first_month, last_month, reason) FROM stdin;
B	chore	2024-03-01	\N	豁免
\.


--
-- Data for Name: history; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.history (change, at, by_role, session_role, relation, row_key, month, moved_to, old, new) FROM stdin;
1	2026-11-26 01:04:14.609091+00	regress_owner	regress_owner	league	["county"]	\N	\N	\N	{"title": "县区", "league": "county"}
2	2026-11-26 01:04:14.609091+00	regress_owner	regress_owner	league	["department"]	\N	\N	\N	{"title": "市直部门", "league": "department"}
3	2026-11-26 01:04:14.61414+00	regress_owner	regress_owner	scheme	["small"]	\N	\N	\N	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": null, "time_zone": "Asia/Shanghai", "document_no": null, "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}
4	2026-11-26 01:04:14.616939+00	regress_owner	regress_owner	provision	["small", "base"]	\N	\N	\N	{"clause": "扣完为止", "scheme": "small", "provision": "base"}
5	2026-11-26 01:04:14.616939+00	regress_owner	regress_owner	provision	["small", "highest"]	\N	\N	\N	{"clause": "按最高级别加分", "scheme": "small", "provision": "highest"}
6	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["total"]	\N	\N	\N	{"item": "total", "title": "总分"}
7	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["base"]	\N	\N	\N	{"item": "base", "title": "基础分"}
8	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["bonus"]	\N	\N	\N	{"item": "bonus", "title": "加分"}
9	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["penalty"]	\N	\N	\N	{"item": "penalty", "title": "扣分"}
10	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["all"]	\N	\N	\N	{"item": "all", "title": "全部"}
11	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["chore"]	\N	\N	\N	{"item": "chore", "title": "日常"}
12	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["key"]	\N	\N	\N	{"item": "key", "title": "重点"}
13	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["commendation"]	\N	\N	\N	{"item": "commendation", "title": "表彰"}
14	2026-11-26 01:04:14.620947+00	regress_owner	regress_owner	item	["criticism"]	\N	\N	\N	{"item": "criticism", "title": "批评"}
15	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "total"]	\N	\N	\N	{"cap": null, "item": "total", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": null, "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
16	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "base"]	\N	\N	\N	{"cap": null, "item": "base", "kind": "group", "part": "base", "floor": 0, "place": 1, "start": 0, "clause": "扣完为止", "parent": "total", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
17	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "bonus"]	\N	\N	\N	{"cap": null, "item": "bonus", "kind": "group", "part": "bonus", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
18	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "penalty"]	\N	\N	\N	{"cap": null, "item": "penalty", "kind": "group", "part": "penalty", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
19	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "all"]	\N	\N	\N	{"cap": null, "item": "all", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": "百分制", "parent": "base", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
20	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "chore"]	\N	\N	\N	{"cap": 20, "item": "chore", "kind": "breach", "part": null, "floor": 0, "place": 1, "start": 20, "clause": "一次扣5分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": 5, "lowest_first": false, "not_applicable": null}
21	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "key"]	\N	\N	\N	{"cap": 80, "item": "key", "kind": "mark", "part": null, "floor": 0, "place": 1, "start": 80, "clause": "考评打分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
22	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "commendation"]	\N	\N	\N	{"cap": null, "item": "commendation", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "bonus", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
23	2026-11-26 01:04:14.632614+00	regress_owner	regress_owner	scheme_item	["small", "criticism"]	\N	\N	\N	{"cap": null, "item": "criticism", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "penalty", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}
24	2026-11-26 01:04:14.638163+00	regress_owner	regress_owner	rule	["praise"]	\N	\N	\N	{"rule": "praise", "title": "市级表彰"}
25	2026-11-26 01:04:14.638163+00	regress_owner	regress_owner	rule	["honour"]	\N	\N	\N	{"rule": "honour", "title": "省级表彰"}
26	2026-11-26 01:04:14.638163+00	regress_owner	regress_owner	rule	["blame"]	\N	\N	\N	{"rule": "blame", "title": "通报批评"}
55	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["B", "key", "2024-03-01", ""]	2024-03-01	\N	\N	{"item": "key", "unit": "B", "month": "2024-03-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}
27	2026-11-26 01:04:14.64307+00	regress_owner	regress_owner	scheme_rule	["small", "praise"]	\N	\N	\N	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "praise", "bonus": true, "grade": null, "least": null, "level": "city", "clause": "加3分", "effect": "points", "points": 3, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}
28	2026-11-26 01:04:14.64307+00	regress_owner	regress_owner	scheme_rule	["small", "honour"]	\N	\N	\N	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "honour", "bonus": true, "grade": null, "least": null, "level": "province", "clause": "加5分", "effect": "points", "points": 5, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}
29	2026-11-26 01:04:14.64307+00	regress_owner	regress_owner	scheme_rule	["small", "blame"]	\N	\N	\N	{"cap": null, "item": "criticism", "most": null, "once": null, "rule": "blame", "bonus": false, "grade": null, "least": null, "level": null, "clause": "扣2分", "effect": "points", "points": -2, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": false}
30	2026-11-26 01:04:14.651985+00	regress_owner	regress_owner	unit	["A"]	\N	\N	\N	{"name": "甲", "unit": "A", "league": "county", "last_month": null, "first_month": null}
31	2026-11-26 01:04:14.651985+00	regress_owner	regress_owner	unit	["B"]	\N	\N	\N	{"name": "乙", "unit": "B", "league": "county", "last_month": null, "first_month": null}
32	2026-11-26 01:04:14.651985+00	regress_owner	regress_owner	unit	["C"]	\N	\N	\N	{"name": "丙", "unit": "C", "league": "county", "last_month": null, "first_month": null}
33	2026-11-26 01:04:14.651985+00	regress_owner	regress_owner	unit	["D"]	\N	\N	\N	{"name": "丁", "unit": "D", "league": "department", "last_month": null, "first_month": null}
34	2026-11-26 01:04:14.656523+00	regress_owner	regress_owner	scheme	["small"]	\N	\N	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": null, "time_zone": "Asia/Shanghai", "document_no": null, "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": "2023-12-01", "time_zone": "Asia/Shanghai", "document_no": "1号", "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}
35	2026-11-26 01:04:14.663201+00	regress_owner	regress_owner	holiday	["2024-02-12"]	\N	\N	\N	{"day": "2024-02-12", "title": "春节", "working": false}
36	2026-11-26 01:04:14.665078+00	regress_owner	regress_owner	rater	["D"]	\N	\N	\N	{"role": "评分", "unit": "D"}
37	2026-11-26 01:04:14.666938+00	regress_owner	regress_owner	ledger	["1"]	\N	\N	\N	{"goal": null, "item": "key", "title": "台账任务", "task_no": 1}
38	2026-11-26 01:04:14.671809+00	regress_owner	regress_owner	ledger_unit	["1", "A"]	\N	\N	\N	{"unit": "A", "task_no": 1}
39	2026-11-26 01:04:14.676762+00	regress_owner	regress_owner	exemption	["B", "chore", "2024-03-01"]	\N	\N	\N	{"item": "chore", "unit": "B", "reason": "豁免", "last_month": null, "first_month": "2024-03-01"}
40	2026-11-26 01:04:14.713651+00	regress_owner	regress_owner	period	["2024-01-01"]	2024-01-01	\N	\N	{"month": "2024-01-01", "scheme": "small", "revision": 0, "published": false, "reports_count_in": "2024-01-01"}
41	2026-11-26 01:04:14.759915+00	regress_owner	regress_owner	period	["2024-02-01"]	2024-02-01	\N	\N	{"month": "2024-02-01", "scheme": "small", "revision": 0, "published": false, "reports_count_in": "2024-02-01"}
42	2026-11-26 01:04:14.796683+00	regress_owner	regress_owner	period	["2024-03-01"]	2024-03-01	\N	\N	{"month": "2024-03-01", "scheme": "small", "revision": 0, "published": false, "reports_count_in": "2024-03-01"}
43	2026-11-26 01:04:14.810528+00	regress_owner	regress_owner	task	["A", "t1"]	2024-01-01	\N	\N	{"item": "chore", "unit": "A", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-11", "task_id": "t1", "issued_on": "2024-01-02", "external_id": "OA-1"}
44	2026-11-26 01:04:14.810528+00	regress_owner	regress_owner	task	["B", "t1"]	2024-01-01	\N	\N	{"item": "chore", "unit": "B", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-10", "task_id": "t1", "issued_on": "2024-01-02", "external_id": null}
45	2026-11-26 01:04:14.810528+00	regress_owner	regress_owner	task	["C", "t2"]	2024-03-01	\N	\N	{"item": "chore", "unit": "C", "month": "2024-03-01", "title": "报送", "due_on": "2024-03-10", "done_on": null, "task_id": "t2", "issued_on": "2024-03-02", "external_id": null}
46	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["A", "key", "2024-01-01", ""]	2024-01-01	\N	\N	{"item": "key", "unit": "A", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
47	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["B", "key", "2024-01-01", ""]	2024-01-01	\N	\N	{"item": "key", "unit": "B", "month": "2024-01-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}
48	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["C", "key", "2024-01-01", ""]	2024-01-01	\N	\N	{"item": "key", "unit": "C", "month": "2024-01-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}
49	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["D", "key", "2024-01-01", ""]	2024-01-01	\N	\N	{"item": "key", "unit": "D", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
50	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["A", "key", "2024-02-01", ""]	2024-02-01	\N	\N	{"item": "key", "unit": "A", "month": "2024-02-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
51	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["B", "key", "2024-02-01", ""]	2024-02-01	\N	\N	{"item": "key", "unit": "B", "month": "2024-02-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}
52	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["C", "key", "2024-02-01", ""]	2024-02-01	\N	\N	{"item": "key", "unit": "C", "month": "2024-02-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}
53	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["D", "key", "2024-02-01", ""]	2024-02-01	\N	\N	{"item": "key", "unit": "D", "month": "2024-02-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
54	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["A", "key", "2024-03-01", ""]	2024-03-01	\N	\N	{"item": "key", "unit": "A", "month": "2024-03-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
56	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["C", "key", "2024-03-01", ""]	2024-03-01	\N	\N	{"item": "key", "unit": "C", "month": "2024-03-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}
57	2026-11-26 01:04:14.820338+00	regress_owner	regress_owner	mark	["D", "key", "2024-03-01", ""]	2024-03-01	\N	\N	{"item": "key", "unit": "D", "month": "2024-03-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}
58	2026-11-26 01:04:14.856257+00	regress_owner	regress_owner	event	["A", "good"]	2024-01-01	\N	\N	{"rule": "praise", "unit": "A", "work": "W", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "good", "quantity": 1, "work_key": "work W", "document_no": "2号", "document_on": "2024-01-11", "external_id": "OA-9", "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}
59	2026-11-26 01:04:14.856257+00	regress_owner	regress_owner	event	["A", "gone"]	2024-01-01	\N	\N	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "gone", "quantity": 1, "work_key": "work V", "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}
60	2026-11-26 01:04:14.856257+00	regress_owner	regress_owner	event	["A", "feb"]	2024-02-01	\N	\N	{"rule": "praise", "unit": "A", "work": "U", "month": "2024-02-01", "title": "表彰", "points": null, "status": "approved", "event_id": "feb", "quantity": 1, "work_key": "work U", "document_no": "4号", "document_on": "2024-02-11", "external_id": null, "occurred_on": "2024-02-10", "carried_from": null, "revoked_month": null}
61	2026-11-26 01:04:14.856257+00	regress_owner	regress_owner	event	["B", "blamed"]	2024-02-01	\N	\N	{"rule": "blame", "unit": "B", "work": null, "month": "2024-02-01", "title": "通报", "points": null, "status": "approved", "event_id": "blamed", "quantity": 1, "work_key": "event blamed", "document_no": null, "document_on": null, "external_id": null, "occurred_on": "2024-02-10", "carried_from": null, "revoked_month": null}
62	2026-11-26 01:04:14.856257+00	regress_owner	regress_owner	event	["B", "claim"]	2024-03-01	\N	\N	{"rule": "praise", "unit": "B", "work": null, "month": "2024-03-01", "title": "申报", "points": null, "status": "claimed", "event_id": "claim", "quantity": 1, "work_key": "event claim", "document_no": "5号", "document_on": "2024-03-11", "external_id": null, "occurred_on": "2024-03-10", "carried_from": null, "revoked_month": null}
63	2026-11-26 01:04:14.85874+00	regress_owner	regress_owner	event_step	["A", "good", "1"]	\N	\N	\N	{"at": "2026-11-26T01:04:14.857348+00:00", "step": 1, "unit": "A", "status": "approved", "by_role": "regress_owner", "event_id": "good", "session_role": "regress_owner"}
64	2026-11-26 01:04:14.85874+00	regress_owner	regress_owner	event_step	["A", "gone", "1"]	\N	\N	\N	{"at": "2026-11-26T01:04:14.857692+00:00", "step": 1, "unit": "A", "status": "approved", "by_role": "regress_owner", "event_id": "gone", "session_role": "regress_owner"}
65	2026-11-26 01:04:14.85874+00	regress_owner	regress_owner	event_step	["A", "feb", "1"]	\N	\N	\N	{"at": "2026-11-26T01:04:14.857705+00:00", "step": 1, "unit": "A", "status": "approved", "by_role": "regress_owner", "event_id": "feb", "session_role": "regress_owner"}
66	2026-11-26 01:04:14.85874+00	regress_owner	regress_owner	event_step	["B", "blamed", "1"]	\N	\N	\N	{"at": "2026-11-26T01:04:14.857712+00:00", "step": 1, "unit": "B", "status": "approved", "by_role": "regress_owner", "event_id": "blamed", "session_role": "regress_owner"}
67	2026-11-26 01:04:14.85874+00	regress_owner	regress_owner	event_step	["B", "claim", "1"]	\N	\N	\N	{"at": "2026-11-26T01:04:14.857717+00:00", "step": 1, "unit": "B", "status": "claimed", "by_role": "regress_owner", "event_id": "claim", "session_role": "regress_owner"}
68	2026-11-26 01:04:15.030969+00	regress_owner	regress_owner	period	["2024-01-01"]	2024-01-01	\N	{"month": "2024-01-01", "scheme": "small", "revision": 0, "published": false, "reports_count_in": "2024-01-01"}	{"month": "2024-01-01", "scheme": "small", "revision": 1, "published": true, "reports_count_in": "2024-01-01"}
69	2026-11-26 01:04:15.050229+00	regress_owner	regress_owner	event_step	["A", "gone", "2"]	\N	\N	\N	{"at": "2026-11-26T01:04:15.050035+00:00", "step": 2, "unit": "A", "status": "revoked", "by_role": "regress_owner", "event_id": "gone", "session_role": "regress_owner"}
70	2026-11-26 01:04:15.053236+00	regress_owner	regress_owner	event	["A", "gone"]	2024-01-01	\N	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "gone", "quantity": 1, "work_key": "work V", "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "revoked", "event_id": "gone", "quantity": 1, "work_key": "work V", "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": "2024-02-01"}
71	2026-11-26 01:04:15.20752+00	regress_owner	regress_owner	period	["2024-02-01"]	2024-02-01	\N	{"month": "2024-02-01", "scheme": "small", "revision": 0, "published": false, "reports_count_in": "2024-02-01"}	{"month": "2024-02-01", "scheme": "small", "revision": 1, "published": true, "reports_count_in": "2024-02-01"}
72	2026-11-26 01:04:15.21576+00	regress_owner	regress_owner	period	["2024-01-01"]	2024-01-01	\N	{"month": "2024-01-01", "scheme": "small", "revision": 1, "published": true, "reports_count_in": "2024-01-01"}	{"month": "2024-01-01", "scheme": "small", "revision": 2, "published": false, "reports_count_in": "2024-01-01"}
73	2026-11-26 01:04:15.225809+00	regress_owner	regress_owner	mark	["D", "key", "2024-01-01", ""]	2024-01-01	\N	{"item": "key", "unit": "D", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	{"item": "key", "unit": "D", "month": "2024-01-01", "rater": "", "score": 61, "reason": "一般", "deduction": null}
74	2026-11-26 01:04:15.41334+00	regress_owner	regress_owner	period	["2024-01-01"]	2024-01-01	\N	{"month": "2024-01-01", "scheme": "small", "revision": 2, "published": false, "reports_count_in": "2024-01-01"}	{"month": "2024-01-01", "scheme": "small", "revision": 2, "published": true, "reports_count_in": "2024-01-01"}
75	2026-11-26 01:04:15.519475+00	regress_owner	regress_owner	duty	["regress_reader", "reader", null, null]	\N	\N	\N	{"duty": "reader", "item": null, "role": "regress_reader", "unit": null}
76	2026-11-26 01:04:15.763817+00	regress_owner	regress_owner	duty	["regress_unit", "unit", "B", null]	\N	\N	\N	{"duty": "unit", "item": null, "role": "regress_unit", "unit": "B"}
77	2026-11-26 01:04:15.938831+00	regress_owner	regress_owner	duty	["regress_section", "section", null, "key"]	\N	\N	\N	{"duty": "section", "item": "key", "role": "regress_section", "unit": null}
78	2026-11-26 01:04:16.085299+00	regress_owner	regress_owner	duty	["regress_bureau", "bureau", null, null]	\N	\N	\N	{"duty": "bureau", "item": null, "role": "regress_bureau", "unit": null}
79	2026-11-26 01:04:16.241296+00	regress_owner	regress_owner	duty	["regress_secretariat", "secretariat", null, null]	\N	\N	\N	{"duty": "secretariat", "item": null, "role": "regress_secretariat", "unit": null}
\.


--
-- Data for Name: holiday; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.holiday (day, working, title) FROM stdin;
2024-02-12	f	春节
\.


--
-- Data for Name: item; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.item (item, title) FROM stdin;
total	总分
base	基础分
bonus	加分
penalty	扣分
all	全部
chore	日常
key	重点
commendation	表彰
criticism	批评
\.


--
-- Data for Name: league; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.league (league, title) FROM stdin;
county	县区
department	市直部门
\.


--
-- Data for Name: ledger; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.ledger (task_no, item, title, goal) FROM stdin;
1	key	台账任务	\N
\.


--
-- Data for Name: ledger_unit; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.ledger_unit (task_no, unit) FROM stdin;
1	A
\.


--
-- Data for Name: mark; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.mark (unit, item, month, score, deduction, reason, rater) FROM stdin;
A	key	2024-01-01	60	\N	一般	
B	key	2024-01-01	70	\N	一般	
C	key	2024-01-01	50	\N	一般	
A	key	2024-02-01	60	\N	一般	
B	key	2024-02-01	70	\N	一般	
C	key	2024-02-01	50	\N	一般	
D	key	2024-02-01	60	\N	一般	
A	key	2024-03-01	60	\N	一般	
B	key	2024-03-01	70	\N	一般	
C	key	2024-03-01	50	\N	一般	
D	key	2024-03-01	60	\N	一般	
D	key	2024-01-01	61	\N	一般	
\.


--
-- Data for Name: measure; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.measure (unit, item, month, value, target, reason, external_id) FROM stdin;
\.


--
-- Data for Name: milestone; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.milestone (scheme, item, reach_by, goal) FROM stdin;
\.


--
-- Data for Name: period; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.period (month, scheme, published, revision, reports_count_in) FROM stdin;
2024-03-01	small	f	0	2024-03-01
2024-02-01	small	t	1	2024-02-01
2024-01-01	small	t	2	2024-01-01
\.


--
-- Data for Name: provision; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.provision (scheme, provision, clause) FROM stdin;
small	base	扣完为止
small	highest	按最高级别加分
\.


--
-- Data for Name: publication; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.publication (month, revision, place, text_version, scheme, published_at, by_role, session_role, note, previous_digest, digest) FROM stdin;
2024-01-01	1	1	2	small	2026-11-26 01:04:15.021843+00	regress_owner	regress_owner	一月	\N	6575799cb7c886c71c84c6813f8d8975d1e41c0f8ff95af36343c1ae1e8ac271
2024-02-01	1	2	2	small	2026-11-26 01:04:15.205574+00	regress_owner	regress_owner	二月	6575799cb7c886c71c84c6813f8d8975d1e41c0f8ff95af36343c1ae1e8ac271	2d61ca405c06ef8fd9b8e9b6daad598a030e0b133fb9d092a9144b65d986597a
2024-01-01	2	3	2	small	2026-11-26 01:04:15.411562+00	regress_owner	regress_owner	一月更正	2d61ca405c06ef8fd9b8e9b6daad598a030e0b133fb9d092a9144b65d986597a	82402244bf1f15f3949d8c66ff3a47d24ea50fafd8fcb78e5e98bc3be356aeb9
\.


--
-- Data for Name: published_fact; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.published_fact (month, revision, relation, row_key, content, digest) FROM stdin;
2024-01-01	1	task	["A", "t1"]	{"item": "chore", "unit": "A", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-11", "task_id": "t1", "issued_on": "2024-01-02", "external_id": "OA-1"}	bebf9d2aacd269d8383990e7cd5ac8c1d21abb48273015d5e1510dffba406b53
2024-01-01	1	task	["B", "t1"]	{"item": "chore", "unit": "B", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-10", "task_id": "t1", "issued_on": "2024-01-02", "external_id": null}	6b27caa1ebf38e61edf90244e20dbf0f3d671e02d06ab336ffbfa78766a0112d
2024-01-01	1	mark	["A", "key", ""]	{"item": "key", "unit": "A", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	4e5e90e8f4fdd2d8ed17c27294c81024fbbf750d015f7d8d3927004311e2ced9
2024-01-01	1	mark	["B", "key", ""]	{"item": "key", "unit": "B", "month": "2024-01-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}	7782d2c5f4fe7f2f61a38a5c4595f6db27771afe718f69fb0759ba553fafff30
2024-01-01	1	mark	["C", "key", ""]	{"item": "key", "unit": "C", "month": "2024-01-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}	8a58683620085f98d8b1188d5229973ac0e091e8cdf41adc733a33261c04b260
2024-01-01	1	mark	["D", "key", ""]	{"item": "key", "unit": "D", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	33b9c7bc1525e96605945cf0f994ac3606f8912dc9ef1472f010bdb21180b36f
2024-01-01	1	event	["A", "good"]	{"rule": "praise", "unit": "A", "work": "W", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "good", "quantity": 1, "document_no": "2号", "document_on": "2024-01-11", "external_id": "OA-9", "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}	2be78d0ea2f915cd4d064f4d14bd7154807950713af8cec7ad48e3a0c47411d3
2024-01-01	1	event	["A", "gone"]	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "gone", "quantity": 1, "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}	44bf17af7efa60dd0eb3564797d0e57793e7de09c947b9ba561c52a8a7054279
2024-01-01	1	scheme	["small"]	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": "2023-12-01", "time_zone": "Asia/Shanghai", "document_no": "1号", "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}	a74f16e71e2ba694d07c6e44184aacca2df2a660685d30287e26632dfe9eb0b3
2024-01-01	1	provision	["base"]	{"clause": "扣完为止", "scheme": "small", "provision": "base"}	97f1a2fb4d4bf5ebde33a87d76e526fb498f08d642b287b1a4091ed6c2532f0a
2024-01-01	1	provision	["highest"]	{"clause": "按最高级别加分", "scheme": "small", "provision": "highest"}	2e564985526380b53f06f07a1532d51a4a79b0eb7a190c11a416e11d83015e41
2024-01-01	1	scheme_item	["total"]	{"cap": null, "item": "total", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": null, "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	13ab9e8515853de0aa16199b973e719d0d22037d0a2b2d4638edd03854630c34
2024-01-01	1	scheme_item	["base"]	{"cap": null, "item": "base", "kind": "group", "part": "base", "floor": 0, "place": 1, "start": 0, "clause": "扣完为止", "parent": "total", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	a469e25b3cbcbfe541252fa47161b90a8b8a8ea86ffb59315edcf7cb0f4d23d6
2024-01-01	1	scheme_item	["bonus"]	{"cap": null, "item": "bonus", "kind": "group", "part": "bonus", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	05ece89a3f5d0ae75f3e405928000693e545fe9f1c61256a82bfe9dc061b8d4d
2024-01-01	1	scheme_item	["penalty"]	{"cap": null, "item": "penalty", "kind": "group", "part": "penalty", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	d28875dba6ecfc4e1f9c825dfa0d2115d0568595117c7f74ae453de7e1673690
2024-01-01	1	scheme_item	["all"]	{"cap": null, "item": "all", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": "百分制", "parent": "base", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	4a9c7fe8c19ca768265efc2fa2be4696bd46e1f60bd68e1ecdc19a34a0d39757
2024-01-01	1	scheme_item	["chore"]	{"cap": 20, "item": "chore", "kind": "breach", "part": null, "floor": 0, "place": 1, "start": 20, "clause": "一次扣5分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": 5, "lowest_first": false, "not_applicable": null}	e73dbf207ae5a0916a543f394cd4d70e54649cacfbf4eda3c05cd156e7559ce9
2024-01-01	1	scheme_item	["key"]	{"cap": 80, "item": "key", "kind": "mark", "part": null, "floor": 0, "place": 1, "start": 80, "clause": "考评打分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	64d18698cfc4d427771e36b2881cb6c94800231b7e6cfc91a4885e59808d8793
2024-01-01	1	scheme_item	["commendation"]	{"cap": null, "item": "commendation", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "bonus", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	e0614f2fcf105d87c26b0764192f0f096b9fa72ea0b8af3a78e8269ed0568e6f
2024-01-01	2	carried_item	["A", "key"]	{"item": "key", "unit": "A"}	ba8b1e4dbdcdbd8730bf1822284be7203fc0d79641526113d1a762819d875841
2024-01-01	1	scheme_item	["criticism"]	{"cap": null, "item": "criticism", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "penalty", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	8a3206919601d7bec9ac28dae2dbea78792936f7a7ab19af02e03e28764641db
2024-01-01	1	scheme_rule	["praise"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "praise", "grade": null, "least": null, "level": "city", "clause": "加3分", "effect": "points", "points": 3, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	0012fe91b30920139ae5dbcd44d86c68d5931db901d5dd1f38a46b86abd005df
2024-01-01	1	scheme_rule	["honour"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "honour", "grade": null, "least": null, "level": "province", "clause": "加5分", "effect": "points", "points": 5, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	79a06a8ad2f27f29e0355079c3b2ee09cca38eb9835821880fea8f9837131b62
2024-01-01	1	scheme_rule	["blame"]	{"cap": null, "item": "criticism", "most": null, "once": null, "rule": "blame", "grade": null, "least": null, "level": null, "clause": "扣2分", "effect": "points", "points": -2, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": false}	8272d74c05e46169e46052db30b9a8f16438538dd1ad88aaf44a231c47b15db8
2024-01-01	1	unit	["A"]	{"name": "甲", "unit": "A", "league": "county"}	faa931fca4a562c6d0adaae96f4a7b8a5b534d02b9b589f71f5555be3d615975
2024-01-01	1	unit	["B"]	{"name": "乙", "unit": "B", "league": "county"}	c8110af3a647e4bf66664617ee8351f36f527de66a2101a4b9a860ea66012617
2024-01-01	1	unit	["C"]	{"name": "丙", "unit": "C", "league": "county"}	e60df91c8e611bfd5fb8489343decd32d4f86de58e6d092165d405d3d1b6f45a
2024-01-01	1	unit	["D"]	{"name": "丁", "unit": "D", "league": "department"}	8efad60dd5e2708b8cc7bd2b330f8e73d4464af5b57177ba8c37550fc0ea618e
2024-01-01	1	rater	["D"]	{"role": "评分", "unit": "D"}	a6e7f067777ae99c33fdd396770221b656f8959586fdcdfb391aac85188198be
2024-01-01	1	carried_item	["A", "key"]	{"item": "key", "unit": "A"}	e0e376bf7ab6659a8771c5688f99adc04c03fcc1603709eb2e56afe2c183fa3a
2024-02-01	1	mark	["A", "key", ""]	{"item": "key", "unit": "A", "month": "2024-02-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	fccbf6c3052237d3a44b55fbee2450825160cfd4f641658d7f4d1643ec54eda6
2024-02-01	1	mark	["B", "key", ""]	{"item": "key", "unit": "B", "month": "2024-02-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}	4845c5de2881058c735f07d803dfd3fdc4cccbb9981d912dd5da21b804f82a14
2024-02-01	1	mark	["C", "key", ""]	{"item": "key", "unit": "C", "month": "2024-02-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}	002c6412e2efad73cc0709515b675deb694ac701ce4fd531730663f5ecffdfe7
2024-02-01	1	mark	["D", "key", ""]	{"item": "key", "unit": "D", "month": "2024-02-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	90bd309f7e99a2dd82ab606249f9b7a3498d0d9d35865e961add090b77170764
2024-02-01	1	event	["A", "feb"]	{"rule": "praise", "unit": "A", "work": "U", "month": "2024-02-01", "title": "表彰", "points": null, "status": "approved", "event_id": "feb", "quantity": 1, "document_no": "4号", "document_on": "2024-02-11", "external_id": null, "occurred_on": "2024-02-10", "carried_from": null, "revoked_month": null}	b0ea7353383991fe61876cb59b2dedd3a83084fe8fd74a6f7f1f89ef9d90d71e
2024-02-01	1	event	["B", "blamed"]	{"rule": "blame", "unit": "B", "work": null, "month": "2024-02-01", "title": "通报", "points": null, "status": "approved", "event_id": "blamed", "quantity": 1, "document_no": null, "document_on": null, "external_id": null, "occurred_on": "2024-02-10", "carried_from": null, "revoked_month": null}	405c4b74bd535cdc0f65dc58675cff5f22f09df01ece6dffef3d8edbf82fad6e
2024-02-01	1	event	["A", "gone"]	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "revoked", "event_id": "gone", "quantity": 1, "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": "2024-02-01"}	43bd599bfc19370dbd2b8fcdc3994917fabf230340c7664df00eadf63485d373
2024-02-01	1	scheme	["small"]	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": "2023-12-01", "time_zone": "Asia/Shanghai", "document_no": "1号", "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}	1fbb8c34fe82f50da3d5c6208b4049c9e9cc8603838df376bfdda86908ee4d00
2024-02-01	1	provision	["base"]	{"clause": "扣完为止", "scheme": "small", "provision": "base"}	c025e31d5eeca3d20db9089c32b1e4e8303b31e8afa81bed4e49111e23ff72b7
2024-02-01	1	provision	["highest"]	{"clause": "按最高级别加分", "scheme": "small", "provision": "highest"}	08d881242c6678cf5a951ab374a1a145451c12bdaf7a1dba8a50ccd57e0ff465
2024-02-01	1	scheme_item	["total"]	{"cap": null, "item": "total", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": null, "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	10e633d0a24589a1e81c62a62eb255b26fdc109655462b359ae918429ce6b2ad
2024-02-01	1	scheme_item	["base"]	{"cap": null, "item": "base", "kind": "group", "part": "base", "floor": 0, "place": 1, "start": 0, "clause": "扣完为止", "parent": "total", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	0fcda234d3a7740f562a0d31bfaabebcbb717aa6394240f939516943b22c6e92
2024-02-01	1	scheme_item	["bonus"]	{"cap": null, "item": "bonus", "kind": "group", "part": "bonus", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	d2cb9970d96c1b66c8bba9a1e917a8aa6b298e5672a52fcac98cb143c870f3e4
2024-02-01	1	scheme_item	["penalty"]	{"cap": null, "item": "penalty", "kind": "group", "part": "penalty", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	fed653a88167b1cd3d794fa1da1803c09b2f4828b32070ab37404d775035c686
2024-02-01	1	scheme_item	["all"]	{"cap": null, "item": "all", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": "百分制", "parent": "base", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	def77f9e3b6dfe73acfb70c2357a1843c92fea74c649a3dc17de2eb4cae8e893
2024-02-01	1	scheme_item	["chore"]	{"cap": 20, "item": "chore", "kind": "breach", "part": null, "floor": 0, "place": 1, "start": 20, "clause": "一次扣5分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": 5, "lowest_first": false, "not_applicable": null}	37db277c9c5580d2051db8ab2aeafac4eb9f8cc17526a84da61030de391a809e
2024-02-01	1	scheme_item	["key"]	{"cap": 80, "item": "key", "kind": "mark", "part": null, "floor": 0, "place": 1, "start": 80, "clause": "考评打分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	7478cf2f7085e57634b96acad8dd4ce7b67a7724a01f23f6dce44a54ed8fdd34
2024-02-01	1	scheme_item	["commendation"]	{"cap": null, "item": "commendation", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "bonus", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	c41ca210ecc70a8d375386680205a62a8cd661dd85c835c84fb1b22dc10191c2
2024-02-01	1	scheme_item	["criticism"]	{"cap": null, "item": "criticism", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "penalty", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	64d47c0a3afafaefb000100ecf1fcc2145f0d728089ee122e27d1d5293ac19b5
2024-02-01	1	scheme_rule	["praise"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "praise", "grade": null, "least": null, "level": "city", "clause": "加3分", "effect": "points", "points": 3, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	fd71daccfb338547fcf4b3617e485ed1ed3d89be36528cf8588a0ec60ed60e6f
2024-02-01	1	scheme_rule	["honour"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "honour", "grade": null, "least": null, "level": "province", "clause": "加5分", "effect": "points", "points": 5, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	80d94c5d5217a7e2026a39a7ae689db6dc44ba1aa3966e902dac968f329d33a5
2024-02-01	1	scheme_rule	["blame"]	{"cap": null, "item": "criticism", "most": null, "once": null, "rule": "blame", "grade": null, "least": null, "level": null, "clause": "扣2分", "effect": "points", "points": -2, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": false}	9641511b5e31be7a4d03644485accee64bc549a6b26388ce2f6ea8c01b68b3b6
2024-02-01	1	unit	["A"]	{"name": "甲", "unit": "A", "league": "county"}	8aac14a96621bda0257848180e42a8c3bad4e16ceff86cc46ed57d05a6d49407
2024-02-01	1	unit	["B"]	{"name": "乙", "unit": "B", "league": "county"}	8c9a5b8dfb19ea760e31a665106e08a2c04c2f3d3995ebf18a0a91638b8920e6
2024-02-01	1	unit	["C"]	{"name": "丙", "unit": "C", "league": "county"}	1f8e28905629dceba3b2e82de80ce288be24045caffe3c0323517a35484a41a6
2024-02-01	1	unit	["D"]	{"name": "丁", "unit": "D", "league": "department"}	d62f7a53c7e2bb95e00282fe7f97042bcb56eb086cdf23de0c8e2e27750868ff
2024-02-01	1	rater	["D"]	{"role": "评分", "unit": "D"}	e248468d337a4d8392ca2261096526e82a42b24974985f6909a6f7bf7bc2bff3
2024-02-01	1	carried_item	["A", "key"]	{"item": "key", "unit": "A"}	1c5c7bd9bff85903131bab76e5a68ec55b9cab3a756888225ed4c20fb29132f1
2024-01-01	2	task	["A", "t1"]	{"item": "chore", "unit": "A", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-11", "task_id": "t1", "issued_on": "2024-01-02", "external_id": "OA-1"}	a1f1ce3fe0aac819275f0764038071f943c9770357ffa1206fe07a3044262d71
2024-01-01	2	task	["B", "t1"]	{"item": "chore", "unit": "B", "month": "2024-01-01", "title": "报送", "due_on": "2024-01-10", "done_on": "2024-01-10", "task_id": "t1", "issued_on": "2024-01-02", "external_id": null}	33c3b02e7880b47490318805b20aca4d7b0ff5f907bd32eb8de5a8c0a6188c85
2024-01-01	2	mark	["A", "key", ""]	{"item": "key", "unit": "A", "month": "2024-01-01", "rater": "", "score": 60, "reason": "一般", "deduction": null}	911661fb0a322b123f1c9fa213810929940ffce2ceb47d6a9f21bcbc7b80c6d3
2024-01-01	2	mark	["B", "key", ""]	{"item": "key", "unit": "B", "month": "2024-01-01", "rater": "", "score": 70, "reason": "一般", "deduction": null}	32a86321913667d0350822b35a601068f27e0a21e8575cc8520a924e961c2733
2024-01-01	2	mark	["C", "key", ""]	{"item": "key", "unit": "C", "month": "2024-01-01", "rater": "", "score": 50, "reason": "一般", "deduction": null}	791138c3f0d966bf8241b8e87c2f9dc28ed6cb1e2542da40b85c82113c32881e
2024-01-01	2	mark	["D", "key", ""]	{"item": "key", "unit": "D", "month": "2024-01-01", "rater": "", "score": 61, "reason": "一般", "deduction": null}	df9796f4d0a4765427277606f35ec5f1677cf32a5dd49ba2a45b92fc6662a7ff
2024-01-01	2	event	["A", "good"]	{"rule": "praise", "unit": "A", "work": "W", "month": "2024-01-01", "title": "表彰", "points": null, "status": "approved", "event_id": "good", "quantity": 1, "document_no": "2号", "document_on": "2024-01-11", "external_id": "OA-9", "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": null}	6880f44eb704e0a29160712d14caa699e54a697f87cab30dedb3ba8761875be7
2024-01-01	2	event	["A", "gone"]	{"rule": "praise", "unit": "A", "work": "V", "month": "2024-01-01", "title": "表彰", "points": null, "status": "revoked", "event_id": "gone", "quantity": 1, "document_no": "3号", "document_on": "2024-01-11", "external_id": null, "occurred_on": "2024-01-10", "carried_from": null, "revoked_month": "2024-02-01"}	9eb18de61829dbcb1e766ce861f4f1462acea93af35d0d4cb0e6f9b3c710116f
2024-01-01	2	scheme	["small"]	{"ties": "standard", "title": "小办法", "months": 1, "scheme": "small", "due_day": 5, "year_by": "mean", "due_roll": "none", "omission": "ledger_task", "unmarked": "incomplete", "issued_on": "2023-12-01", "time_zone": "Asia/Shanghai", "document_no": "1号", "first_month": null, "report_month": "reported_on", "highest_scope": "label", "highest_years": "unbounded", "late_document": "first_open", "highest_months": "top_up", "not_applicable": "full_marks", "pending_claims": "not_counted"}	28bb5288fa79ec01dab67372717a7b9b809385eafebec50b135c0a5e717390d5
2024-01-01	2	provision	["base"]	{"clause": "扣完为止", "scheme": "small", "provision": "base"}	ab762856d38a07184d5b7209eb04a0c4b951f4a6987f09b0ea78bd70f252cf95
2024-01-01	2	provision	["highest"]	{"clause": "按最高级别加分", "scheme": "small", "provision": "highest"}	b3620c6f765cc30e4bf0f9da761293da3003337bfb1afc0d2f3bf945b1db3b8c
2024-01-01	2	scheme_item	["total"]	{"cap": null, "item": "total", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": null, "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	9cca3927277ff9cd77a6c2f6db68078df76deb6ebfeb454750014c4b7a5067ef
2024-01-01	2	scheme_item	["base"]	{"cap": null, "item": "base", "kind": "group", "part": "base", "floor": 0, "place": 1, "start": 0, "clause": "扣完为止", "parent": "total", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	1eb425e854c836a6fce11b88cb44d7f6d1329c10164462a534732ee94b3fa5a5
2024-01-01	2	scheme_item	["bonus"]	{"cap": null, "item": "bonus", "kind": "group", "part": "bonus", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	4391e81bd1333b9f34a5aebd12a47d7268ba499e1872796022df073c506b348e
2024-01-01	2	scheme_item	["penalty"]	{"cap": null, "item": "penalty", "kind": "group", "part": "penalty", "floor": null, "place": 1, "start": 0, "clause": null, "parent": "total", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	d5db1a417dc283e405342bbad4b6f306dba14c2eb444e8d6d5814948c0484ebd
2024-01-01	2	scheme_item	["all"]	{"cap": null, "item": "all", "kind": "group", "part": null, "floor": null, "place": 1, "start": 0, "clause": "百分制", "parent": "base", "raters": "one", "scheme": "small", "weight": 100, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	8de2875102eb7cabd43e67cb581542a0288506967b5fee91693c5f08556b6324
2024-01-01	2	scheme_item	["chore"]	{"cap": 20, "item": "chore", "kind": "breach", "part": null, "floor": 0, "place": 1, "start": 20, "clause": "一次扣5分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": 5, "lowest_first": false, "not_applicable": null}	504e86659c1d7ccc1267ae93025778912bccbe58c72dd301dca917459198912b
2024-01-01	2	scheme_item	["key"]	{"cap": 80, "item": "key", "kind": "mark", "part": null, "floor": 0, "place": 1, "start": 80, "clause": "考评打分", "parent": "all", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	84164910c2cfd64b248dfe372af1bffc10f6b2b77145a5477cde0172bddef561
2024-01-01	2	scheme_item	["commendation"]	{"cap": null, "item": "commendation", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "bonus", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	1fb01533899aeb578c3037349ee97c607d9e6687d507ee3355446d10691b1dbf
2024-01-01	2	scheme_item	["criticism"]	{"cap": null, "item": "criticism", "kind": "event", "part": null, "floor": null, "place": 1, "start": 0, "clause": null, "parent": "penalty", "raters": "one", "scheme": "small", "weight": null, "against": null, "compare": null, "leagues": null, "only_for": null, "standard": null, "unmarked": null, "last_month": null, "first_month": null, "points_each": null, "lowest_first": false, "not_applicable": null}	5577a29c9fe4575a527726ae2faeb75e20e2d1f8726c2efff3d8590fc61f9f81
2024-01-01	2	scheme_rule	["praise"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "praise", "grade": null, "least": null, "level": "city", "clause": "加3分", "effect": "points", "points": 3, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	5fcc6cb5d96b7c6bbb3d68fc3d8f9ab864ecd68c04d37f42ab766770d60a5f78
2024-01-01	2	scheme_rule	["honour"]	{"cap": null, "item": "commendation", "most": null, "once": "commendation", "rule": "honour", "grade": null, "least": null, "level": "province", "clause": "加5分", "effect": "points", "points": 5, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": true}	2b946bca2a1b35aef5333dbb58665005843e1ccfd20466d87d5199dda7a62714
2024-01-01	2	scheme_rule	["blame"]	{"cap": null, "item": "criticism", "most": null, "once": null, "rule": "blame", "grade": null, "least": null, "level": null, "clause": "扣2分", "effect": "points", "points": -2, "scheme": "small", "reading": null, "only_for": null, "precedence": 1, "repeat_points": null, "needs_document": false}	cc894bef14d5b974b74e2b433de65e3277941c80b2aef2c60e07d96a27e9398b
2024-01-01	2	unit	["A"]	{"name": "甲", "unit": "A", "league": "county"}	48a131918fd1121a2b68bf7be7c32753da964fe3987db51b35768a0cf1351a7e
2024-01-01	2	unit	["B"]	{"name": "乙", "unit": "B", "league": "county"}	a8d5aed4d3dd31709c3059bfadf3d4753b97b822ab7511fee2db20e915c7d759
2024-01-01	2	unit	["C"]	{"name": "丙", "unit": "C", "league": "county"}	a9e163c600b0643e1db3ccee02890d65f46f2fb987a8c371fcc90f763b594356
2024-01-01	2	unit	["D"]	{"name": "丁", "unit": "D", "league": "department"}	cee6460d34233cadaf4ec67b4aead469ff32dfd4d479a18ae2416a20c97d65e8
2024-01-01	2	rater	["D"]	{"role": "评分", "unit": "D"}	b8e99894b4587070119fad782bd1a22a734bc625e21078ea340f380ad355526e
\.


--
-- Data for Name: published_line; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.published_line (month, revision, unit, line, kind, part, parent, item, rule, source, title, points, clause, why, digest) FROM stdin;
2024-01-01	1	A	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	96c9758d1fe4d2b105b9c59b7bd3e530f2d12bd0f6c602b3d0423104410e922c
2024-01-01	1	A	2	deduction	base	all	chore	\N	t1	报送	-5	一次扣5分	逾期完成	e3ee14f6f37fb7d4402977cf88cc57f8ed54f5f2ff0e3152e1e2652d67db930c
2024-01-01	1	A	3	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	911711f0f0d3971947d326bf5410b8025f574e39472e2d854213a078b58d687e
2024-01-01	1	A	4	deduction	base	all	key	\N	\N	一般	-20	考评打分	满分减所评得分	46ab48afce2c95c0fefb7ad1c8b8d23ff4ecf4a9f712e1ac3702f77178de0679
2024-01-01	1	A	5	bonus	bonus	bonus	commendation	praise	gone	表彰	3	加3分	加分	05b0d4de3db4a1de532f8fa8741bc67428a7527acc98ac2ed07fa3414e775adb
2024-01-01	1	A	6	bonus	bonus	bonus	commendation	praise	good	表彰	3	加3分	加分	35e08fbabc4253b9d0563cbf70e812168e5de1d370af580d4a1c526cb54a30c4
2024-01-01	1	B	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	54ccd0843bbad0314a904bbf0ad1cf78039ac611130bd0dc3767566e59e0e764
2024-01-01	1	B	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	586845aae36cf1f3a06ec9f37bc7091b256124a318b09b834607ddf3b042e687
2024-01-01	1	B	3	deduction	base	all	key	\N	\N	一般	-10	考评打分	满分减所评得分	7278faf8f5ce13facf36f4053ae7c0387f5099902085aa548fad74d085838e15
2024-01-01	1	C	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	9bbf295b451d70ae95e4ba4034f8ef0d9deb695fe5a4c3471446fe50017973fc
2024-01-01	1	C	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	0626469b421a506782ce12acd124d590f885cd484ac63b0f5f8da0e9dd2c6b2c
2024-01-01	1	C	3	deduction	base	all	key	\N	\N	一般	-30	考评打分	满分减所评得分	5899787c57b5115da886d939adc3a6afec768249b785fc248c5b1840324a4382
2024-01-01	1	D	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	887291c5a9fff9cfc3cdee0a468c200a33bd035bc8fa9e85afb8ed189c52e79f
2024-01-01	1	D	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	1886d3376f8ad1199ab8d7561ed51aaa693ff3294eef692d834868b204f8e0da
2024-01-01	1	D	3	deduction	base	all	key	\N	\N	一般	-20	考评打分	满分减所评得分	91247f314bf9a51cb3212b18a17440d98e894a5509c296974766c2f805ed0565
2024-02-01	1	A	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	59b48064cddbd46e51b882010281ae1a2706bf6183bf74b4999d32cd455e37dd
2024-02-01	1	A	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	5ec81024a59928df4d66db0501320c0b868753d212e6ecd6bcc9456cd45491d6
2024-02-01	1	A	3	deduction	base	all	key	\N	\N	一般	-20	考评打分	满分减所评得分	616f19b890fc61b252fcf69235871b2c2af2d011d2fe99f5746bc936e19ab006
2024-02-01	1	A	4	bonus	bonus	bonus	commendation	praise	feb	表彰	3	加3分	加分	1ed5cbd312157ecc8b3726b3559f35ebb3f35957280dc52a51c22a468817ba85
2024-02-01	1	A	5	bonus	bonus	bonus	commendation	praise	gone	表彰	-3	加3分	已撤销，不再计分	085048708c1f273e45a67c4640cb1183958e0300e4d3db6f46ceb34b3ddbf8db
2024-02-01	1	B	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	48f5e0ffc313aaddfc65888dc1db7d58736ed344d1308cafc7a9c5e2a3d5fe7f
2024-02-01	1	B	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	f1b5ae9b2ea97fdd195c43797e22d2e6daa341b24a17a3b3fa7011851a80a6ca
2024-02-01	1	B	3	deduction	base	all	key	\N	\N	一般	-10	考评打分	满分减所评得分	bb6b071a333d65cc977bbc7862773e5d9b0ca1f4381e51e88e90f44ab7211fda
2024-02-01	1	B	4	penalty	penalty	penalty	criticism	blame	blamed	通报	-2	扣2分	扣分	d1e04d29b2728fc47ea2e31d33e442493ead8513cd0301c3970378ade91a0b04
2024-02-01	1	C	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	1e8942babfbff74b08b627ab65ae391c1e9c5a1da9d88b21855d32b09e241339
2024-02-01	1	C	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	a8a172af4cfddb034a0fd3e2d1723ab79bae0e0a20bb1ed458eb7eee367a237c
2024-02-01	1	C	3	deduction	base	all	key	\N	\N	一般	-30	考评打分	满分减所评得分	ff5390a34e58a5a6a246a1abb2d2734d9a2cb890cf09100262976028ae041545
2024-02-01	1	D	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	b4f10246ee183e3ee8bf4eae7940134c66f2147d65413d1f25e73dcb730f604a
2024-02-01	1	D	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	f5630604d8808d9f8e8a8433b4bbbcfe1b288501646ebfd8f54c00974cb3f677
2024-02-01	1	D	3	deduction	base	all	key	\N	\N	一般	-20	考评打分	满分减所评得分	c85343c6fea05d0966e4b0a06b940b7285aab88ab138d60d005d9fae5ae23cf8
2024-01-01	2	A	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	c932515fcde4a2ee80a59a364ef5ff906c05da58e3b4ca6c4de0426fe2d0e851
2024-01-01	2	A	2	deduction	base	all	chore	\N	t1	报送	-5	一次扣5分	逾期完成	b1ac72a5690834d238ce3a8626849d65050c4c544c16d126376c0878b8a86387
2024-01-01	2	A	3	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	53d14b94fc2ca4324af1376db340b1e2aa6b7ab3b4665e25c8aab754bbeb38b8
2024-01-01	2	A	4	deduction	base	all	key	\N	\N	一般	-20	考评打分	满分减所评得分	5c1e69bd734737f9c7b3dc90542dbb68e3d346bd34dc67368fbc6ee98b3af551
2024-01-01	2	A	5	bonus	bonus	bonus	commendation	praise	gone	表彰	3	加3分	加分	7e088e75d164a430fa221802ca73584c4ca7be0f7668acf5e1811e15b42ff463
2024-01-01	2	A	6	bonus	bonus	bonus	commendation	praise	good	表彰	3	加3分	加分	c55ba81544d9e62c52657ac805bae03bd8340db78c11855497db3f80afd22d0b
2024-01-01	2	B	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	d6b44a2e61eb8694353063d270fe98c53ef030c9e97e0f10022a5f7ad05dad38
2024-01-01	2	B	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	564fec7cefc5980a681c6a5aa7aa12e2136b9b5048c2e437dada87e0a8243bec
2024-01-01	2	B	3	deduction	base	all	key	\N	\N	一般	-10	考评打分	满分减所评得分	20842db40695061ae4338b5691a505536f9d1b45a607c459e34867fc058ec737
2024-01-01	2	C	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	88cb9f8b0feb64dfc5b8389a1daf17531f9a03db6f4062ab68f2c03dd71641b6
2024-01-01	2	C	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	79c73d5476f665411262a4899ae918fb5e4bd8fa524f9ab5606e1e887f99ee0c
2024-01-01	2	C	3	deduction	base	all	key	\N	\N	一般	-30	考评打分	满分减所评得分	9703ee6fa9064c8773ed162269c06e1f3e1b53f4b6e62faca8a74a9c974c12cb
2024-01-01	2	D	1	full_marks	base	all	chore	\N	\N	日常	20	一次扣5分	满分	02be80c3374c3d5a78fc1aa76d7dd507618b94b56eb99069abed08768d57d322
2024-01-01	2	D	2	full_marks	base	all	key	\N	\N	重点	80	考评打分	满分	202c70c6316d304c94c60b4239138d2a6389b0abf249e3b04129b6ec1a67b7c6
2024-01-01	2	D	3	deduction	base	all	key	\N	\N	一般	-19	考评打分	满分减所评得分	182d6057f07d0e8920ff938a085ba18addf76f49f396dd7d026218764ac60f09
\.


--
-- Data for Name: published_score; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.published_score (month, revision, unit, unit_name, league, rank, base, bonus, penalty, total, missing, assessed_percent, gained, taken_back, rater, grade, last_place, digest) FROM stdin;
2024-01-01	1	B	乙	county	1	90.000000	0.000000	0.000000	90.000000	0	100.000000	0.000000	0.000000	f	\N	f	3eed4f44dcaa4f9fd0ec1145f6f3b1ae178277ced0c53446a2b49c4081d48f34
2024-01-01	1	A	甲	county	2	75.000000	6.000000	0.000000	81.000000	0	100.000000	6.000000	0.000000	f	\N	f	3d517bfe67e483fa39865570b053930ac9c57221f8e9a7463784c6c481656657
2024-01-01	1	C	丙	county	3	70.000000	0.000000	0.000000	70.000000	0	100.000000	0.000000	0.000000	f	\N	f	a5cff7d80b766b9acb0305bc54603c74aa69d93628225697769c2f8e86202814
2024-01-01	1	D	丁	department	1	80.000000	0.000000	0.000000	80.000000	0	100.000000	0.000000	0.000000	t	\N	f	711e76be5c0d06822de3c6fc6a3c313bf87198e92c46fcac18bbb024ccc4c515
2024-02-01	1	B	乙	county	1	90.000000	0.000000	-2.000000	88.000000	0	100.000000	0.000000	0.000000	f	\N	f	fbcb284f46e2075c14ab4be6504e65c019bb78e0117dae54f379e604365006a6
2024-02-01	1	A	甲	county	2	80.000000	0.000000	0.000000	80.000000	0	100.000000	3.000000	-3.000000	f	\N	f	8ef43eea421c9c3450a58204e948ec5f4fcb1c8f6e75e57e0e0d708af42f54ee
2024-02-01	1	C	丙	county	3	70.000000	0.000000	0.000000	70.000000	0	100.000000	0.000000	0.000000	f	\N	f	5bb78722042bd03e8e4c81d13c0a891e5c8bfffda77f377db0c269247acae81a
2024-02-01	1	D	丁	department	1	80.000000	0.000000	0.000000	80.000000	0	100.000000	0.000000	0.000000	t	\N	f	a2773187f37f4e448f89500c3b8ef5106e7c8e90a8bcf773b3fc76e92117d8a2
2024-01-01	2	B	乙	county	1	90.000000	0.000000	0.000000	90.000000	0	100.000000	0.000000	0.000000	f	\N	f	117f8710659a9b42281d78715fed544312fddc18a31b301f400af5dd15051595
2024-01-01	2	A	甲	county	2	75.000000	6.000000	0.000000	81.000000	0	100.000000	6.000000	0.000000	f	\N	f	216c409093e4739259778e9db7eea439c64d0e5e7e9a169daa36c1d56a71a973
2024-01-01	2	C	丙	county	3	70.000000	0.000000	0.000000	70.000000	0	100.000000	0.000000	0.000000	f	\N	f	b31372c52c8c50c9c886c815a5289acbc0fb5e0c73127b5ca9ecc7e9eae30a61
2024-01-01	2	D	丁	department	1	81.000000	0.000000	0.000000	81.000000	0	100.000000	0.000000	0.000000	t	\N	f	c3d23a2c95a8acec9e891873c47a2bc1ff48400cb56dc05a7a6cb67539be3c6a
\.


--
-- Data for Name: rater; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.rater (unit, role) FROM stdin;
D	评分
\.


--
-- Data for Name: reading; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.reading (scheme, finding, subject, reading, text) FROM stdin;
\.


--
-- Data for Name: rule; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.rule (rule, title) FROM stdin;
praise	市级表彰
honour	省级表彰
blame	通报批评
\.


--
-- Data for Name: scheme; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme (scheme, title, document_no, issued_on, months, year_by, due_day, omission, report_month, due_roll, not_applicable, unmarked, highest_scope, highest_months, highest_years, late_document, pending_claims, ties, first_month, time_zone) FROM stdin;
small	小办法	1号	2023-12-01	1	mean	5	ledger_task	reported_on	none	full_marks	incomplete	label	top_up	unbounded	first_open	not_counted	standard	\N	Asia/Shanghai
\.


--
-- Data for Name: scheme_band; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme_band (scheme, item, at_least, points, slope) FROM stdin;
\.


--
-- Data for Name: scheme_grade; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme_grade (scheme, grade, title, place, at_least, share) FROM stdin;
\.


--
-- Data for Name: scheme_item; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, raters, compare, against, lowest_first, leagues, only_for, not_applicable, unmarked, standard, clause, first_month, last_month) FROM stdin;
small	total	\N	group	\N	1	0	\N	\N	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	\N	\N	\N
small	base	total	group	base	1	0	0	\N	100	\N	one	\N	\N	f	\N	\N	\N	\N	\N	扣完为止	\N	\N
small	bonus	total	group	bonus	1	0	\N	\N	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	\N	\N	\N
small	penalty	total	group	penalty	1	0	\N	\N	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	\N	\N	\N
small	all	base	group	\N	1	0	\N	\N	100	\N	one	\N	\N	f	\N	\N	\N	\N	\N	百分制	\N	\N
small	chore	all	breach	\N	1	20	0	20	\N	5	one	\N	\N	f	\N	\N	\N	\N	\N	一次扣5分	\N	\N
small	key	all	mark	\N	1	80	0	80	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	考评打分	\N	\N
small	commendation	bonus	event	\N	1	0	\N	\N	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	\N	\N	\N
small	criticism	penalty	event	\N	1	0	\N	\N	\N	\N	one	\N	\N	f	\N	\N	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: scheme_period; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme_period (scheme, place, weight) FROM stdin;
\.


--
-- Data for Name: scheme_rule; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.scheme_rule (scheme, rule, item, level, precedence, points, "least", most, cap, repeat_points, only_for, needs_document, effect, grade, clause, reading, once) FROM stdin;
small	praise	commendation	city	1	3	\N	\N	\N	\N	\N	t	points	\N	加3分	\N	commendation
small	honour	commendation	province	1	5	\N	\N	\N	\N	\N	t	points	\N	加5分	\N	commendation
small	blame	criticism	\N	1	-2	\N	\N	\N	\N	\N	f	points	\N	扣2分	\N	\N
\.


--
-- Data for Name: task; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.task (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id) FROM stdin;
A	t1	chore	2024-01-01	报送	2024-01-02	2024-01-10	2024-01-11	OA-1
B	t1	chore	2024-01-01	报送	2024-01-02	2024-01-10	2024-01-10	\N
C	t2	chore	2024-03-01	报送	2024-03-02	2024-03-10	\N	\N
\.


--
-- Data for Name: unit; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.unit (unit, name, league, first_month, last_month) FROM stdin;
A	甲	county	\N	\N
B	乙	county	\N	\N
C	丙	county	\N	\N
D	丁	department	\N	\N
\.


--
-- Data for Name: unit_until; Type: TABLE DATA; Schema: small; Owner: -
--

COPY small.unit_until (unit, last_month, name, league) FROM stdin;
\.


--
-- Name: history_change_seq; Type: SEQUENCE SET; Schema: small; Owner: -
--

SELECT pg_catalog.setval('small.history_change_seq', 79, true);


--
-- Name: amendment amendment_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.amendment
    ADD CONSTRAINT amendment_pkey PRIMARY KEY (month, revision);


--
-- Name: clock clock_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (clock);


--
-- Name: copied_from copied_from_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.copied_from
    ADD CONSTRAINT copied_from_pkey PRIMARY KEY (source);


--
-- Name: duty duty_key; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.duty
    ADD CONSTRAINT duty_key UNIQUE NULLS NOT DISTINCT (role, duty, unit, item);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (unit, event_id);


--
-- Name: event_step event_step_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.event_step
    ADD CONSTRAINT event_step_pkey PRIMARY KEY (unit, event_id, step);


--
-- Name: exemption exemption_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.exemption
    ADD CONSTRAINT exemption_pkey PRIMARY KEY (unit, item, first_month);


--
-- Name: history history_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.history
    ADD CONSTRAINT history_pkey PRIMARY KEY (change);


--
-- Name: holiday holiday_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (day);


--
-- Name: item item_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (item);


--
-- Name: league league_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.league
    ADD CONSTRAINT league_pkey PRIMARY KEY (league);


--
-- Name: ledger ledger_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (task_no);


--
-- Name: ledger_unit ledger_unit_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.ledger_unit
    ADD CONSTRAINT ledger_unit_pkey PRIMARY KEY (task_no, unit);


--
-- Name: mark mark_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.mark
    ADD CONSTRAINT mark_pkey PRIMARY KEY (unit, item, month, rater);


--
-- Name: measure measure_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.measure
    ADD CONSTRAINT measure_pkey PRIMARY KEY (unit, item, month);


--
-- Name: milestone milestone_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.milestone
    ADD CONSTRAINT milestone_pkey PRIMARY KEY (scheme, item, reach_by);


--
-- Name: period period_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.period
    ADD CONSTRAINT period_pkey PRIMARY KEY (month);


--
-- Name: provision provision_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.provision
    ADD CONSTRAINT provision_pkey PRIMARY KEY (scheme, provision);


--
-- Name: publication publication_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (month, revision);


--
-- Name: publication publication_place_key; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.publication
    ADD CONSTRAINT publication_place_key UNIQUE (place);


--
-- Name: published_fact published_fact_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_fact
    ADD CONSTRAINT published_fact_pkey PRIMARY KEY (month, revision, relation, row_key);


--
-- Name: published_line published_line_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_line
    ADD CONSTRAINT published_line_pkey PRIMARY KEY (month, revision, unit, line);


--
-- Name: published_score published_score_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_score
    ADD CONSTRAINT published_score_pkey PRIMARY KEY (month, revision, unit);


--
-- Name: rater rater_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.rater
    ADD CONSTRAINT rater_pkey PRIMARY KEY (unit);


--
-- Name: reading reading_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (scheme, finding, subject);


--
-- Name: rule rule_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (rule);


--
-- Name: scheme_band scheme_band_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_band
    ADD CONSTRAINT scheme_band_pkey PRIMARY KEY (scheme, item, at_least);


--
-- Name: scheme scheme_first_month_key; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme
    ADD CONSTRAINT scheme_first_month_key UNIQUE (first_month);


--
-- Name: scheme_grade scheme_grade_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_grade
    ADD CONSTRAINT scheme_grade_pkey PRIMARY KEY (scheme, grade);


--
-- Name: scheme_grade scheme_grade_place_key; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_grade
    ADD CONSTRAINT scheme_grade_place_key UNIQUE (scheme, place);


--
-- Name: scheme_item scheme_item_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_item
    ADD CONSTRAINT scheme_item_pkey PRIMARY KEY (scheme, item);


--
-- Name: scheme_period scheme_period_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_period
    ADD CONSTRAINT scheme_period_pkey PRIMARY KEY (scheme, place);


--
-- Name: scheme scheme_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme
    ADD CONSTRAINT scheme_pkey PRIMARY KEY (scheme);


--
-- Name: scheme_rule scheme_rule_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_rule
    ADD CONSTRAINT scheme_rule_pkey PRIMARY KEY (scheme, rule);


--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (unit, task_id);


--
-- Name: unit unit_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (unit);


--
-- Name: unit_until unit_until_pkey; Type: CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.unit_until
    ADD CONSTRAINT unit_until_pkey PRIMARY KEY (unit, last_month);


--
-- Name: duty_item_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX duty_item_idx ON small.duty USING btree (item);


--
-- Name: duty_unit_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX duty_unit_idx ON small.duty USING btree (unit);


--
-- Name: event_external_id_key; Type: INDEX; Schema: small; Owner: -
--

CREATE UNIQUE INDEX event_external_id_key ON small.event USING btree (unit, xcedu.opaque(external_id)) WHERE (external_id IS NOT NULL);


--
-- Name: event_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX event_month_idx ON small.event USING btree (month, unit);


--
-- Name: event_revoked_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX event_revoked_month_idx ON small.event USING btree (revoked_month) WHERE (revoked_month IS NOT NULL);


--
-- Name: event_rule_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX event_rule_idx ON small.event USING btree (rule);


--
-- Name: event_work_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX event_work_idx ON small.event USING btree (unit, xcedu.opaque(work_key), month);


--
-- Name: exemption_item_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX exemption_item_idx ON small.exemption USING btree (item);


--
-- Name: history_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX history_month_idx ON small.history USING btree (month) WHERE (month IS NOT NULL);


--
-- Name: history_moved_to_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX history_moved_to_idx ON small.history USING btree (moved_to) WHERE (moved_to IS NOT NULL);


--
-- Name: ledger_item_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX ledger_item_idx ON small.ledger USING btree (item);


--
-- Name: ledger_unit_unit_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX ledger_unit_unit_idx ON small.ledger_unit USING btree (unit);


--
-- Name: mark_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX mark_month_idx ON small.mark USING btree (month, unit, item);


--
-- Name: measure_external_id_key; Type: INDEX; Schema: small; Owner: -
--

CREATE UNIQUE INDEX measure_external_id_key ON small.measure USING btree (unit, xcedu.opaque(external_id)) WHERE (external_id IS NOT NULL);


--
-- Name: measure_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX measure_month_idx ON small.measure USING btree (month, unit, item);


--
-- Name: period_scheme_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX period_scheme_idx ON small.period USING btree (scheme);


--
-- Name: scheme_item_item_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX scheme_item_item_idx ON small.scheme_item USING btree (item);


--
-- Name: scheme_item_parent_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX scheme_item_parent_idx ON small.scheme_item USING btree (scheme, parent);


--
-- Name: scheme_item_total_key; Type: INDEX; Schema: small; Owner: -
--

CREATE UNIQUE INDEX scheme_item_total_key ON small.scheme_item USING btree (scheme) WHERE (parent IS NULL);


--
-- Name: scheme_rule_grade_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX scheme_rule_grade_idx ON small.scheme_rule USING btree (scheme, grade);


--
-- Name: scheme_rule_item_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX scheme_rule_item_idx ON small.scheme_rule USING btree (scheme, item);


--
-- Name: scheme_rule_rule_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX scheme_rule_rule_idx ON small.scheme_rule USING btree (rule);


--
-- Name: task_external_id_key; Type: INDEX; Schema: small; Owner: -
--

CREATE UNIQUE INDEX task_external_id_key ON small.task USING btree (unit, xcedu.opaque(external_id)) WHERE (external_id IS NOT NULL);


--
-- Name: task_month_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX task_month_idx ON small.task USING btree (month, unit, item) INCLUDE (due_on, done_on);


--
-- Name: unit_league_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX unit_league_idx ON small.unit USING btree (league);


--
-- Name: unit_until_league_idx; Type: INDEX; Schema: small; Owner: -
--

CREATE INDEX unit_until_league_idx ON small.unit_until USING btree (league);


--
-- Name: scheme_item check_facts_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_facts_delete AFTER DELETE ON small.scheme_item REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.guard_changed_rules();


--
-- Name: scheme_rule check_facts_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_facts_delete AFTER DELETE ON small.scheme_rule REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.guard_changed_rules();


--
-- Name: scheme_item check_facts_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_facts_update AFTER UPDATE ON small.scheme_item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_changed_rules();


--
-- Name: scheme_rule check_facts_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_facts_update AFTER UPDATE ON small.scheme_rule REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_changed_rules();


--
-- Name: item check_references_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_delete AFTER DELETE ON small.item REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: period check_references_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_delete AFTER DELETE ON small.period REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: unit check_references_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_delete AFTER DELETE ON small.unit REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: mark check_references_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_insert AFTER INSERT ON small.mark REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: measure check_references_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_insert AFTER INSERT ON small.measure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: task check_references_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_insert AFTER INSERT ON small.task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: item check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: mark check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.mark REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: measure check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.measure REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: period check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.period REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: task check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.task REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.hold_references();


--
-- Name: unit check_references_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER check_references_update AFTER UPDATE ON small.unit REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.keep_referenced();


--
-- Name: event fill_event; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER fill_event BEFORE INSERT OR UPDATE ON small.event FOR EACH ROW EXECUTE FUNCTION small.fill_event();


--
-- Name: unit fill_unit; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER fill_unit BEFORE INSERT ON small.unit FOR EACH ROW EXECUTE FUNCTION small.fill_unit();


--
-- Name: event freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.event REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_event();

ALTER TABLE small.event ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: exemption freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.exemption REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_exemption();

ALTER TABLE small.exemption ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: mark freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.mark REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month', 'rater');

ALTER TABLE small.mark ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: measure freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.measure REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month');

ALTER TABLE small.measure ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: period freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.period FOR EACH ROW EXECUTE FUNCTION small.freeze_period();

ALTER TABLE small.period ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: provision freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.provision REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.provision ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme_band freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme_band REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_band ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme_grade freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme_grade REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_grade ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme_item freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme_item REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_item ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme_period freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme_period REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_period ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: scheme_rule freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.scheme_rule REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_rule ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: task freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.task REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'task_id');

ALTER TABLE small.task ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: unit freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.unit REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();

ALTER TABLE small.unit ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: unit_until freeze_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_delete AFTER DELETE ON small.unit_until REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();

ALTER TABLE small.unit_until ENABLE ALWAYS TRIGGER freeze_delete;


--
-- Name: event freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_event();


--
-- Name: exemption freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.exemption REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_exemption();


--
-- Name: mark freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.mark REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month', 'rater');


--
-- Name: measure freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.measure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month');


--
-- Name: period freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.period FOR EACH ROW EXECUTE FUNCTION small.freeze_period();


--
-- Name: provision freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.provision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: published_fact freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.published_fact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_revision();


--
-- Name: published_line freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.published_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_revision();


--
-- Name: published_score freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.published_score REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_revision();


--
-- Name: scheme freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: scheme_band freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme_band REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: scheme_grade freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme_grade REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: scheme_item freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: scheme_period freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme_period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: scheme_rule freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.scheme_rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();


--
-- Name: task freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'task_id');


--
-- Name: unit freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.unit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();


--
-- Name: unit_until freeze_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_insert AFTER INSERT ON small.unit_until REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();


--
-- Name: amendment freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.amendment FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.amendment ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: clock freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.clock FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.clock ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: copied_from freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.copied_from FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.copied_from ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: duty freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.duty FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.duty ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: event freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.event FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.event ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: event_step freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.event_step FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.event_step ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: exemption freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.exemption FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.exemption ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: history freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.history FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.history ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: holiday freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.holiday FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.holiday ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: item freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.item FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.item ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: league freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.league FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.league ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: ledger freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.ledger FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.ledger ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: ledger_unit freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.ledger_unit FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.ledger_unit ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: mark freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.mark FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.mark ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: measure freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.measure FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.measure ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: milestone freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.milestone FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.milestone ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: period freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.period FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.period ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: provision freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.provision FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.provision ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: publication freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.publication FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.publication ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: published_fact freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.published_fact FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_fact ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: published_line freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.published_line FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_line ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: published_score freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.published_score FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_score ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: rater freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.rater FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.rater ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: reading freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.reading FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.reading ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: rule freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.rule FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.rule ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme_band freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme_band FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme_band ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme_grade freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme_grade FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme_grade ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme_item freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme_item FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme_item ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme_period freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme_period FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme_period ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: scheme_rule freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.scheme_rule FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.scheme_rule ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: task freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.task FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.task ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: unit freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.unit FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.unit ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: unit_until freeze_truncate; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_truncate BEFORE TRUNCATE ON small.unit_until FOR EACH STATEMENT EXECUTE FUNCTION small.refuse_truncate();

ALTER TABLE small.unit_until ENABLE ALWAYS TRIGGER freeze_truncate;


--
-- Name: amendment freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.amendment FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.amendment ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: copied_from freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.copied_from FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.copied_from ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: event freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.event REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_event();

ALTER TABLE small.event ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: exemption freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.exemption REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_exemption();

ALTER TABLE small.exemption ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: history freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.history FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.history ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: mark freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.mark REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month', 'rater');

ALTER TABLE small.mark ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: measure freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.measure REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'item', 'month');

ALTER TABLE small.measure ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: period freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.period FOR EACH ROW EXECUTE FUNCTION small.freeze_period();

ALTER TABLE small.period ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: provision freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.provision REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.provision ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: publication freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.publication FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.publication ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: published_fact freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.published_fact FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_fact ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: published_line freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.published_line FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_line ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: published_score freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update BEFORE DELETE OR UPDATE ON small.published_score FOR EACH STATEMENT EXECUTE FUNCTION small.append_only();

ALTER TABLE small.published_score ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme_band freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme_band REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_band ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme_grade freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme_grade REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_grade ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme_item freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme_item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_item ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme_period freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme_period REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_period ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: scheme_rule freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.scheme_rule REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_scheme();

ALTER TABLE small.scheme_rule ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: task freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.task REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_facts('unit', 'task_id');

ALTER TABLE small.task ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: unit freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.unit REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();

ALTER TABLE small.unit ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: unit_until freeze_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER freeze_update AFTER UPDATE ON small.unit_until REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.freeze_unit();

ALTER TABLE small.unit_until ENABLE ALWAYS TRIGGER freeze_update;


--
-- Name: clock guard_clock; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_clock AFTER INSERT OR DELETE ON small.clock FOR EACH ROW EXECUTE FUNCTION small.guard_clock();


--
-- Name: copied_from guard_copied_from; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_copied_from BEFORE INSERT ON small.copied_from FOR EACH STATEMENT EXECUTE FUNCTION small.guard_copied_from();


--
-- Name: event guard_event_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_event_insert AFTER INSERT ON small.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: event guard_event_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_event_update AFTER UPDATE ON small.event REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: period guard_first_month; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_first_month AFTER INSERT OR UPDATE OF month, scheme ON small.period FOR EACH ROW EXECUTE FUNCTION small.guard_first_month();


--
-- Name: scheme guard_first_month; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_first_month AFTER UPDATE OF first_month ON small.scheme FOR EACH ROW EXECUTE FUNCTION small.guard_first_month();


--
-- Name: scheme_item guard_leagues; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_leagues AFTER INSERT OR UPDATE OF leagues, only_for ON small.scheme_item FOR EACH ROW EXECUTE FUNCTION small.guard_leagues();


--
-- Name: scheme_rule guard_leagues; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_leagues AFTER INSERT OR UPDATE OF only_for ON small.scheme_rule FOR EACH ROW EXECUTE FUNCTION small.guard_leagues();


--
-- Name: period guard_length; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_length AFTER INSERT OR UPDATE OF month, scheme, reports_count_in ON small.period FOR EACH ROW EXECUTE FUNCTION small.guard_length();


--
-- Name: scheme guard_length; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_length AFTER UPDATE OF months ON small.scheme FOR EACH ROW WHEN ((old.months <> new.months)) EXECUTE FUNCTION small.guard_length();


--
-- Name: mark guard_mark_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_mark_insert AFTER INSERT ON small.mark REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: mark guard_mark_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_mark_update AFTER UPDATE ON small.mark REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: measure guard_measure_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_measure_insert AFTER INSERT ON small.measure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: measure guard_measure_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_measure_update AFTER UPDATE ON small.measure REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: period guard_period; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_period AFTER INSERT OR UPDATE OF month, scheme ON small.period FOR EACH ROW EXECUTE FUNCTION small.guard_rules();


--
-- Name: event guard_review; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_review BEFORE UPDATE OF status ON small.event FOR EACH ROW WHEN (((old.status <> 'claimed'::text) AND (new.status = old.status) AND ((new.rule <> old.rule) OR (new.work IS DISTINCT FROM old.work) OR (new.occurred_on <> old.occurred_on) OR (new.document_no IS DISTINCT FROM old.document_no) OR (new.document_on IS DISTINCT FROM old.document_on) OR (new.quantity <> old.quantity) OR (new.points IS DISTINCT FROM old.points)))) EXECUTE FUNCTION small.guard_review();


--
-- Name: task guard_task_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_task_insert AFTER INSERT ON small.task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: task guard_task_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_task_update AFTER UPDATE ON small.task REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.guard_facts();


--
-- Name: scheme guard_time_zone; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_time_zone AFTER INSERT OR UPDATE OF time_zone ON small.scheme FOR EACH ROW EXECUTE FUNCTION small.guard_time_zone();


--
-- Name: period guard_tree; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_tree AFTER INSERT OR UPDATE OF month, scheme ON small.period FOR EACH ROW EXECUTE FUNCTION small.guard_tree();


--
-- Name: scheme_item guard_tree; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_tree AFTER INSERT OR DELETE OR UPDATE ON small.scheme_item FOR EACH ROW EXECUTE FUNCTION small.guard_tree();


--
-- Name: unit guard_unit_months; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER guard_unit_months AFTER UPDATE OF first_month, last_month ON small.unit FOR EACH ROW EXECUTE FUNCTION small.guard_unit_months();


--
-- Name: clock history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.clock REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('clock');


--
-- Name: duty history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.duty REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('role', 'duty', 'unit', 'item');


--
-- Name: event history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.event REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id');


--
-- Name: event_step history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.event_step REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id', 'step');


--
-- Name: exemption history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.exemption REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'first_month');


--
-- Name: holiday history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.holiday REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('day');


--
-- Name: item history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.item REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('item');


--
-- Name: league history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.league REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('league');


--
-- Name: ledger history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.ledger REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no');


--
-- Name: ledger_unit history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.ledger_unit REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no', 'unit');


--
-- Name: mark history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.mark REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month', 'rater');


--
-- Name: measure history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.measure REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month');


--
-- Name: milestone history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.milestone REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'reach_by');


--
-- Name: period history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.period REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('month');


--
-- Name: provision history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.provision REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'provision');


--
-- Name: rater history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.rater REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: reading history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.reading REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'finding', 'subject');


--
-- Name: rule history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.rule REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('rule');


--
-- Name: scheme history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme');


--
-- Name: scheme_band history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme_band REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'at_least');


--
-- Name: scheme_grade history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme_grade REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'grade');


--
-- Name: scheme_item history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme_item REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item');


--
-- Name: scheme_period history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme_period REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'place');


--
-- Name: scheme_rule history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.scheme_rule REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'rule');


--
-- Name: task history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.task REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'task_id');


--
-- Name: unit history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.unit REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: unit_until history_delete; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_delete AFTER DELETE ON small.unit_until REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'last_month');


--
-- Name: clock history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.clock REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('clock');


--
-- Name: duty history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.duty REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('role', 'duty', 'unit', 'item');


--
-- Name: event history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id');


--
-- Name: event_step history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.event_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id', 'step');


--
-- Name: exemption history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.exemption REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'first_month');


--
-- Name: holiday history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.holiday REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('day');


--
-- Name: item history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('item');


--
-- Name: league history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.league REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('league');


--
-- Name: ledger history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.ledger REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no');


--
-- Name: ledger_unit history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.ledger_unit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no', 'unit');


--
-- Name: mark history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.mark REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month', 'rater');


--
-- Name: measure history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.measure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month');


--
-- Name: milestone history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.milestone REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'reach_by');


--
-- Name: period history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('month');


--
-- Name: provision history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.provision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'provision');


--
-- Name: rater history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.rater REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: reading history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.reading REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'finding', 'subject');


--
-- Name: rule history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('rule');


--
-- Name: scheme history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme');


--
-- Name: scheme_band history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme_band REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'at_least');


--
-- Name: scheme_grade history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme_grade REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'grade');


--
-- Name: scheme_item history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item');


--
-- Name: scheme_period history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme_period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'place');


--
-- Name: scheme_rule history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.scheme_rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'rule');


--
-- Name: task history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'task_id');


--
-- Name: unit history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.unit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: unit_until history_insert; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_insert AFTER INSERT ON small.unit_until REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'last_month');


--
-- Name: clock history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.clock REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('clock');


--
-- Name: duty history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.duty REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('role', 'duty', 'unit', 'item');


--
-- Name: event history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.event REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id');


--
-- Name: event_step history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.event_step REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'event_id', 'step');


--
-- Name: exemption history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.exemption REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'first_month');


--
-- Name: holiday history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.holiday REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('day');


--
-- Name: item history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('item');


--
-- Name: league history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.league REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('league');


--
-- Name: ledger history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.ledger REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no');


--
-- Name: ledger_unit history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.ledger_unit REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('task_no', 'unit');


--
-- Name: mark history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.mark REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month', 'rater');


--
-- Name: measure history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.measure REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'item', 'month');


--
-- Name: milestone history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.milestone REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'reach_by');


--
-- Name: period history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.period REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('month');


--
-- Name: provision history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.provision REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'provision');


--
-- Name: rater history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.rater REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: reading history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.reading REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'finding', 'subject');


--
-- Name: rule history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.rule REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('rule');


--
-- Name: scheme history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme');


--
-- Name: scheme_band history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme_band REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item', 'at_least');


--
-- Name: scheme_grade history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme_grade REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'grade');


--
-- Name: scheme_item history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme_item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'item');


--
-- Name: scheme_period history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme_period REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'place');


--
-- Name: scheme_rule history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.scheme_rule REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('scheme', 'rule');


--
-- Name: task history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.task REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'task_id');


--
-- Name: unit history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.unit REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit');


--
-- Name: unit_until history_update; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER history_update AFTER UPDATE ON small.unit_until REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_history('unit', 'last_month');


--
-- Name: clock hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.clock FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: exemption hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.exemption FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: item hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.item FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: league hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.league FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: ledger hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.ledger FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: ledger_unit hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.ledger_unit FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: provision hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.provision FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: rater hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.rater FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: rule hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.rule FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme_band hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme_band FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme_grade hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme_grade FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme_item hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme_item FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme_period hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme_period FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: scheme_rule hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.scheme_rule FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: unit hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.unit FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: unit_until hold; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER hold BEFORE INSERT OR DELETE OR UPDATE ON small.unit_until FOR EACH STATEMENT EXECUTE FUNCTION small.lock_rules();


--
-- Name: unit keep_unit; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER keep_unit BEFORE UPDATE ON small.unit FOR EACH ROW WHEN (((old.unit = new.unit) AND ((old.name <> new.name) OR (old.league <> new.league)))) EXECUTE FUNCTION small.keep_unit();


--
-- Name: period lock_periods; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER lock_periods BEFORE INSERT OR DELETE ON small.period FOR EACH STATEMENT EXECUTE FUNCTION small.lock_periods();


--
-- Name: event record_step; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER record_step AFTER UPDATE ON small.event FOR EACH ROW WHEN ((new.status IS DISTINCT FROM old.status)) EXECUTE FUNCTION small.record_step();


--
-- Name: event record_steps; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER record_steps AFTER INSERT ON small.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION small.record_steps();


--
-- Name: period settle_events; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER settle_events AFTER INSERT OR DELETE ON small.period FOR EACH STATEMENT EXECUTE FUNCTION small.settle_events();


--
-- Name: period settle_events_again; Type: TRIGGER; Schema: small; Owner: -
--

CREATE TRIGGER settle_events_again AFTER UPDATE OF month, scheme ON small.period FOR EACH ROW WHEN (((old.month <> new.month) OR (old.scheme <> new.scheme))) EXECUTE FUNCTION small.settle_events();


--
-- Name: amendment amendment_month_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.amendment
    ADD CONSTRAINT amendment_month_fkey FOREIGN KEY (month) REFERENCES small.period(month);


--
-- Name: duty duty_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.duty
    ADD CONSTRAINT duty_item_fkey FOREIGN KEY (item) REFERENCES small.item(item);


--
-- Name: duty duty_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.duty
    ADD CONSTRAINT duty_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: event event_rule_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.event
    ADD CONSTRAINT event_rule_fkey FOREIGN KEY (rule) REFERENCES small.rule(rule);


--
-- Name: event_step event_step_event_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.event_step
    ADD CONSTRAINT event_step_event_fkey FOREIGN KEY (unit, event_id) REFERENCES small.event(unit, event_id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: event event_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.event
    ADD CONSTRAINT event_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: exemption exemption_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.exemption
    ADD CONSTRAINT exemption_item_fkey FOREIGN KEY (item) REFERENCES small.item(item);


--
-- Name: exemption exemption_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.exemption
    ADD CONSTRAINT exemption_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: ledger ledger_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.ledger
    ADD CONSTRAINT ledger_item_fkey FOREIGN KEY (item) REFERENCES small.item(item);


--
-- Name: ledger_unit ledger_unit_task_no_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.ledger_unit
    ADD CONSTRAINT ledger_unit_task_no_fkey FOREIGN KEY (task_no) REFERENCES small.ledger(task_no);


--
-- Name: ledger_unit ledger_unit_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.ledger_unit
    ADD CONSTRAINT ledger_unit_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: milestone milestone_scheme_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.milestone
    ADD CONSTRAINT milestone_scheme_item_fkey FOREIGN KEY (scheme, item) REFERENCES small.scheme_item(scheme, item);


--
-- Name: period period_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.period
    ADD CONSTRAINT period_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: provision provision_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.provision
    ADD CONSTRAINT provision_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: publication publication_month_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.publication
    ADD CONSTRAINT publication_month_fkey FOREIGN KEY (month) REFERENCES small.period(month);


--
-- Name: published_fact published_fact_publication_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_fact
    ADD CONSTRAINT published_fact_publication_fkey FOREIGN KEY (month, revision) REFERENCES small.publication(month, revision) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: published_line published_line_publication_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_line
    ADD CONSTRAINT published_line_publication_fkey FOREIGN KEY (month, revision) REFERENCES small.publication(month, revision) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: published_score published_score_publication_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.published_score
    ADD CONSTRAINT published_score_publication_fkey FOREIGN KEY (month, revision) REFERENCES small.publication(month, revision) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: rater rater_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.rater
    ADD CONSTRAINT rater_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: reading reading_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.reading
    ADD CONSTRAINT reading_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: scheme_band scheme_band_scheme_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_band
    ADD CONSTRAINT scheme_band_scheme_item_fkey FOREIGN KEY (scheme, item) REFERENCES small.scheme_item(scheme, item);


--
-- Name: scheme_grade scheme_grade_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_grade
    ADD CONSTRAINT scheme_grade_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: scheme_item scheme_item_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_item
    ADD CONSTRAINT scheme_item_item_fkey FOREIGN KEY (item) REFERENCES small.item(item);


--
-- Name: scheme_item scheme_item_parent_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_item
    ADD CONSTRAINT scheme_item_parent_fkey FOREIGN KEY (scheme, parent) REFERENCES small.scheme_item(scheme, item);


--
-- Name: scheme_item scheme_item_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_item
    ADD CONSTRAINT scheme_item_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: scheme_period scheme_period_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_period
    ADD CONSTRAINT scheme_period_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: scheme_rule scheme_rule_grade_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_rule
    ADD CONSTRAINT scheme_rule_grade_fkey FOREIGN KEY (scheme, grade) REFERENCES small.scheme_grade(scheme, grade);


--
-- Name: scheme_rule scheme_rule_item_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_rule
    ADD CONSTRAINT scheme_rule_item_fkey FOREIGN KEY (scheme, item) REFERENCES small.scheme_item(scheme, item);


--
-- Name: scheme_rule scheme_rule_rule_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_rule
    ADD CONSTRAINT scheme_rule_rule_fkey FOREIGN KEY (rule) REFERENCES small.rule(rule);


--
-- Name: scheme_rule scheme_rule_scheme_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.scheme_rule
    ADD CONSTRAINT scheme_rule_scheme_fkey FOREIGN KEY (scheme) REFERENCES small.scheme(scheme);


--
-- Name: unit unit_league_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.unit
    ADD CONSTRAINT unit_league_fkey FOREIGN KEY (league) REFERENCES small.league(league);


--
-- Name: unit_until unit_until_league_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.unit_until
    ADD CONSTRAINT unit_until_league_fkey FOREIGN KEY (league) REFERENCES small.league(league);


--
-- Name: unit_until unit_until_unit_fkey; Type: FK CONSTRAINT; Schema: small; Owner: -
--

ALTER TABLE ONLY small.unit_until
    ADD CONSTRAINT unit_until_unit_fkey FOREIGN KEY (unit) REFERENCES small.unit(unit);


--
-- Name: amendment; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.amendment ENABLE ROW LEVEL SECURITY;

--
-- Name: event bureau; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY bureau ON small.event FOR SELECT USING (xcedu.any_of('bureau'::text, 'small.own_duties()'::regprocedure));


--
-- Name: event_step bureau; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY bureau ON small.event_step FOR SELECT USING (xcedu.any_of('bureau'::text, 'small.own_duties()'::regprocedure));


--
-- Name: event bureau_enters; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY bureau_enters ON small.event FOR INSERT WITH CHECK ((xcedu.any_of('bureau'::text, 'small.own_duties()'::regprocedure) AND (rule = ANY (ARRAY( SELECT sr.rule
   FROM small.scheme_rule sr
  GROUP BY sr.rule
 HAVING (NOT bool_or(sr.bonus)))))));


--
-- Name: event bureau_reviews; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY bureau_reviews ON small.event FOR UPDATE USING (xcedu.any_of('bureau'::text, 'small.own_duties()'::regprocedure));


--
-- Name: clock; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.clock ENABLE ROW LEVEL SECURITY;

--
-- Name: copied_from; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.copied_from ENABLE ROW LEVEL SECURITY;

--
-- Name: duty; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.duty ENABLE ROW LEVEL SECURITY;

--
-- Name: event; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.event ENABLE ROW LEVEL SECURITY;

--
-- Name: event_step; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.event_step ENABLE ROW LEVEL SECURITY;

--
-- Name: clock everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.clock FOR SELECT USING (true);


--
-- Name: copied_from everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.copied_from FOR SELECT USING (true);


--
-- Name: holiday everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.holiday FOR SELECT USING (true);


--
-- Name: item everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.item FOR SELECT USING (true);


--
-- Name: league everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.league FOR SELECT USING (true);


--
-- Name: ledger everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.ledger FOR SELECT USING (true);


--
-- Name: milestone everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.milestone FOR SELECT USING (true);


--
-- Name: period everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.period FOR SELECT USING (true);


--
-- Name: provision everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.provision FOR SELECT USING (true);


--
-- Name: rater everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.rater FOR SELECT USING (true);


--
-- Name: reading everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.reading FOR SELECT USING (true);


--
-- Name: rule everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.rule FOR SELECT USING (true);


--
-- Name: scheme everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme FOR SELECT USING (true);


--
-- Name: scheme_band everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme_band FOR SELECT USING (true);


--
-- Name: scheme_grade everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme_grade FOR SELECT USING (true);


--
-- Name: scheme_item everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme_item FOR SELECT USING (true);


--
-- Name: scheme_period everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme_period FOR SELECT USING (true);


--
-- Name: scheme_rule everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.scheme_rule FOR SELECT USING (true);


--
-- Name: unit everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.unit FOR SELECT USING (true);


--
-- Name: unit_until everybody; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY everybody ON small.unit_until FOR SELECT USING (true);


--
-- Name: exemption; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.exemption ENABLE ROW LEVEL SECURITY;

--
-- Name: history; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.history ENABLE ROW LEVEL SECURITY;

--
-- Name: holiday; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.holiday ENABLE ROW LEVEL SECURITY;

--
-- Name: item; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.item ENABLE ROW LEVEL SECURITY;

--
-- Name: league; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.league ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.ledger ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_unit; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.ledger_unit ENABLE ROW LEVEL SECURITY;

--
-- Name: mark; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.mark ENABLE ROW LEVEL SECURITY;

--
-- Name: measure; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.measure ENABLE ROW LEVEL SECURITY;

--
-- Name: milestone; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.milestone ENABLE ROW LEVEL SECURITY;

--
-- Name: duty own; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY own ON small.duty FOR SELECT USING (xcedu.any_of(role, 'small.own_roles()'::regprocedure));


--
-- Name: period; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.period ENABLE ROW LEVEL SECURITY;

--
-- Name: provision; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.provision ENABLE ROW LEVEL SECURITY;

--
-- Name: publication; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.publication ENABLE ROW LEVEL SECURITY;

--
-- Name: amendment published; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY published ON small.amendment FOR SELECT USING ((xcedu.any_of('reader'::text, 'small.own_duties()'::regprocedure) OR xcedu.any_of('unit'::text, 'small.own_duties()'::regprocedure) OR xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure)));


--
-- Name: publication published; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY published ON small.publication FOR SELECT USING ((xcedu.any_of('reader'::text, 'small.own_duties()'::regprocedure) OR xcedu.any_of('unit'::text, 'small.own_duties()'::regprocedure) OR xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure)));


--
-- Name: published_fact; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.published_fact ENABLE ROW LEVEL SECURITY;

--
-- Name: published_line; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.published_line ENABLE ROW LEVEL SECURITY;

--
-- Name: published_score; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.published_score ENABLE ROW LEVEL SECURITY;

--
-- Name: rater; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.rater ENABLE ROW LEVEL SECURITY;

--
-- Name: published_line reader; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY reader ON small.published_line FOR SELECT USING (xcedu.any_of('reader'::text, 'small.own_duties()'::regprocedure));


--
-- Name: published_score reader; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY reader ON small.published_score FOR SELECT USING (xcedu.any_of('reader'::text, 'small.own_duties()'::regprocedure));


--
-- Name: reading; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.reading ENABLE ROW LEVEL SECURITY;

--
-- Name: rule; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.rule ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme_band; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme_band ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme_grade; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme_grade ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme_item; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme_item ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme_period; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme_period ENABLE ROW LEVEL SECURITY;

--
-- Name: scheme_rule; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.scheme_rule ENABLE ROW LEVEL SECURITY;

--
-- Name: event secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.event FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: event_step secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.event_step FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: exemption secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.exemption FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: history secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.history FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: ledger_unit secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.ledger_unit FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: mark secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.mark FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: measure secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.measure FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: published_fact secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.published_fact FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: published_line secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.published_line FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: published_score secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.published_score FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: task secretariat; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY secretariat ON small.task FOR SELECT USING (xcedu.any_of('secretariat'::text, 'small.own_duties()'::regprocedure));


--
-- Name: exemption section; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section ON small.exemption FOR SELECT USING (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: ledger_unit section; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section ON small.ledger_unit FOR SELECT USING (xcedu.any_of((task_no)::text, 'small.own_ledger()'::regprocedure));


--
-- Name: mark section; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section ON small.mark FOR SELECT USING (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: measure section; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section ON small.measure FOR SELECT USING (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: task section; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section ON small.task FOR SELECT USING (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: mark section_changes; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_changes ON small.mark FOR UPDATE USING (xcedu.any_of(item, 'small.own_items()'::regprocedure)) WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: measure section_changes; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_changes ON small.measure FOR UPDATE USING (xcedu.any_of(item, 'small.own_items()'::regprocedure)) WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: task section_changes; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_changes ON small.task FOR UPDATE USING (xcedu.any_of(item, 'small.own_items()'::regprocedure)) WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: mark section_enters; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_enters ON small.mark FOR INSERT WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: measure section_enters; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_enters ON small.measure FOR INSERT WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: task section_enters; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY section_enters ON small.task FOR INSERT WITH CHECK (xcedu.any_of(item, 'small.own_items()'::regprocedure));


--
-- Name: task; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.task ENABLE ROW LEVEL SECURITY;

--
-- Name: event unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.event FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: event_step unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.event_step FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: exemption unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.exemption FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: ledger_unit unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.ledger_unit FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: mark unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.mark FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: measure unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.measure FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: published_line unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.published_line FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: published_score unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.published_score FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: task unit; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit ON small.task FOR SELECT USING (xcedu.any_of(unit, 'small.own_units()'::regprocedure));


--
-- Name: unit; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.unit ENABLE ROW LEVEL SECURITY;

--
-- Name: event unit_changes; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit_changes ON small.event FOR UPDATE USING ((xcedu.any_of(unit, 'small.own_units()'::regprocedure) AND (status = 'claimed'::text))) WITH CHECK ((xcedu.any_of(unit, 'small.own_units()'::regprocedure) AND (status = 'claimed'::text)));


--
-- Name: event unit_files; Type: POLICY; Schema: small; Owner: -
--

CREATE POLICY unit_files ON small.event FOR INSERT WITH CHECK ((xcedu.any_of(unit, 'small.own_units()'::regprocedure) AND (status = 'claimed'::text)));


--
-- Name: unit_until; Type: ROW SECURITY; Schema: small; Owner: -
--

ALTER TABLE small.unit_until ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA small; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA small TO regress_reader;
GRANT USAGE ON SCHEMA small TO regress_unit;
GRANT USAGE ON SCHEMA small TO regress_section;
GRANT USAGE ON SCHEMA small TO regress_bureau;
GRANT USAGE ON SCHEMA small TO regress_secretariat;


--
-- Name: FUNCTION acting_role(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.acting_role() FROM PUBLIC;
GRANT ALL ON FUNCTION small.acting_role() TO regress_reader;
GRANT ALL ON FUNCTION small.acting_role() TO regress_unit;
GRANT ALL ON FUNCTION small.acting_role() TO regress_section;
GRANT ALL ON FUNCTION small.acting_role() TO regress_bureau;
GRANT ALL ON FUNCTION small.acting_role() TO regress_secretariat;


--
-- Name: TABLE duty; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.duty TO regress_reader;
GRANT SELECT ON TABLE small.duty TO regress_unit;
GRANT SELECT ON TABLE small.duty TO regress_section;
GRANT SELECT ON TABLE small.duty TO regress_bureau;
GRANT SELECT ON TABLE small.duty TO regress_secretariat;


--
-- Name: FUNCTION acts_with(duty text, item text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.acts_with(duty text, item text) FROM PUBLIC;


--
-- Name: FUNCTION amend_month_inside(month date, reason text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.amend_month_inside(month date, reason text) FROM PUBLIC;


--
-- Name: TABLE period; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.period TO regress_reader;
GRANT SELECT ON TABLE small.period TO regress_unit;
GRANT SELECT ON TABLE small.period TO regress_section;
GRANT SELECT ON TABLE small.period TO regress_bureau;
GRANT SELECT ON TABLE small.period TO regress_secretariat;


--
-- Name: FUNCTION amend_month(month date, reason text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.amend_month(month date, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.amend_month(month date, reason text) TO regress_secretariat;


--
-- Name: FUNCTION append_only(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.append_only() FROM PUBLIC;


--
-- Name: TABLE item; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.item TO regress_reader;
GRANT SELECT ON TABLE small.item TO regress_unit;
GRANT SELECT ON TABLE small.item TO regress_section;
GRANT SELECT ON TABLE small.item TO regress_bureau;
GRANT SELECT ON TABLE small.item TO regress_secretariat;


--
-- Name: TABLE scheme_band; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_band TO regress_reader;
GRANT SELECT ON TABLE small.scheme_band TO regress_unit;
GRANT SELECT ON TABLE small.scheme_band TO regress_section;
GRANT SELECT ON TABLE small.scheme_band TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_band TO regress_secretariat;


--
-- Name: TABLE scheme_item; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_item TO regress_reader;
GRANT SELECT ON TABLE small.scheme_item TO regress_unit;
GRANT SELECT ON TABLE small.scheme_item TO regress_section;
GRANT SELECT ON TABLE small.scheme_item TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_item TO regress_secretariat;


--
-- Name: FUNCTION band_finding(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.band_finding(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.band_finding(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION month_of(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.month_of(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.month_of(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.month_of(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.month_of(day date) TO regress_section;
GRANT ALL ON FUNCTION small.month_of(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.month_of(day date) TO regress_secretariat;


--
-- Name: FUNCTION months_after(month date, months integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.months_after(month date, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.months_after(month date, months integer) TO regress_reader;
GRANT ALL ON FUNCTION small.months_after(month date, months integer) TO regress_unit;
GRANT ALL ON FUNCTION small.months_after(month date, months integer) TO regress_section;
GRANT ALL ON FUNCTION small.months_after(month date, months integer) TO regress_bureau;
GRANT ALL ON FUNCTION small.months_after(month date, months integer) TO regress_secretariat;


--
-- Name: TABLE scheme; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme TO regress_reader;
GRANT SELECT ON TABLE small.scheme TO regress_unit;
GRANT SELECT ON TABLE small.scheme TO regress_section;
GRANT SELECT ON TABLE small.scheme TO regress_bureau;
GRANT SELECT ON TABLE small.scheme TO regress_secretariat;


--
-- Name: FUNCTION opened_period(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.opened_period(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.opened_period(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.opened_period(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.opened_period(day date) TO regress_section;
GRANT ALL ON FUNCTION small.opened_period(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.opened_period(day date) TO regress_secretariat;


--
-- Name: FUNCTION period_length(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_length(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_length(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_length(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_length(day date) TO regress_section;
GRANT ALL ON FUNCTION small.period_length(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_length(day date) TO regress_secretariat;


--
-- Name: FUNCTION period_to_come(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_to_come(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_to_come(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_to_come(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_to_come(day date) TO regress_section;
GRANT ALL ON FUNCTION small.period_to_come(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_to_come(day date) TO regress_secretariat;


--
-- Name: FUNCTION period_of(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_of(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_of(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_of(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_of(day date) TO regress_section;
GRANT ALL ON FUNCTION small.period_of(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_of(day date) TO regress_secretariat;


--
-- Name: FUNCTION begins_period(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.begins_period(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.begins_period(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.begins_period(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.begins_period(month date) TO regress_section;
GRANT ALL ON FUNCTION small.begins_period(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.begins_period(month date) TO regress_secretariat;


--
-- Name: TABLE amendment; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.amendment TO regress_reader;
GRANT SELECT ON TABLE small.amendment TO regress_unit;
GRANT SELECT ON TABLE small.amendment TO regress_section;
GRANT SELECT ON TABLE small.amendment TO regress_bureau;
GRANT SELECT ON TABLE small.amendment TO regress_secretariat;


--
-- Name: TABLE publication; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.publication TO regress_reader;
GRANT SELECT ON TABLE small.publication TO regress_unit;
GRANT SELECT ON TABLE small.publication TO regress_section;
GRANT SELECT ON TABLE small.publication TO regress_bureau;
GRANT SELECT ON TABLE small.publication TO regress_secretariat;


--
-- Name: FUNCTION canonical_1(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical_1(of_publication small.publication) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical_1(of_publication small.publication) TO regress_secretariat;


--
-- Name: FUNCTION canonical(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical(of_publication small.publication) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical(of_publication small.publication) TO regress_secretariat;


--
-- Name: TABLE published_fact; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.published_fact TO regress_secretariat;


--
-- Name: FUNCTION canonical_1(of_fact small.published_fact); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical_1(of_fact small.published_fact) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical_1(of_fact small.published_fact) TO regress_secretariat;


--
-- Name: FUNCTION canonical(of_fact small.published_fact, text_version integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical(of_fact small.published_fact, text_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical(of_fact small.published_fact, text_version integer) TO regress_secretariat;


--
-- Name: TABLE published_line; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.published_line TO regress_reader;
GRANT SELECT ON TABLE small.published_line TO regress_unit;
GRANT SELECT ON TABLE small.published_line TO regress_section;
GRANT SELECT ON TABLE small.published_line TO regress_bureau;
GRANT SELECT ON TABLE small.published_line TO regress_secretariat;


--
-- Name: FUNCTION canonical_1(of_line small.published_line); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical_1(of_line small.published_line) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical_1(of_line small.published_line) TO regress_secretariat;


--
-- Name: FUNCTION canonical(of_line small.published_line, text_version integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical(of_line small.published_line, text_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical(of_line small.published_line, text_version integer) TO regress_secretariat;


--
-- Name: TABLE published_score; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.published_score TO regress_reader;
GRANT SELECT ON TABLE small.published_score TO regress_unit;
GRANT SELECT ON TABLE small.published_score TO regress_section;
GRANT SELECT ON TABLE small.published_score TO regress_bureau;
GRANT SELECT ON TABLE small.published_score TO regress_secretariat;


--
-- Name: FUNCTION canonical_1(of_score small.published_score); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical_1(of_score small.published_score) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical_1(of_score small.published_score) TO regress_secretariat;


--
-- Name: FUNCTION canonical(of_score small.published_score, text_version integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical(of_score small.published_score, text_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical(of_score small.published_score, text_version integer) TO regress_secretariat;


--
-- Name: FUNCTION canonical_version(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.canonical_version() FROM PUBLIC;
GRANT ALL ON FUNCTION small.canonical_version() TO regress_secretariat;


--
-- Name: FUNCTION in_force(month date, first_month date, last_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) TO regress_reader;
GRANT ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) TO regress_unit;
GRANT ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) TO regress_section;
GRANT ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.in_force(month date, first_month date, last_month date) TO regress_secretariat;


--
-- Name: FUNCTION in_later_period(day date, than date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.in_later_period(day date, than date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.in_later_period(day date, than date) TO regress_reader;
GRANT ALL ON FUNCTION small.in_later_period(day date, than date) TO regress_unit;
GRANT ALL ON FUNCTION small.in_later_period(day date, than date) TO regress_section;
GRANT ALL ON FUNCTION small.in_later_period(day date, than date) TO regress_bureau;
GRANT ALL ON FUNCTION small.in_later_period(day date, than date) TO regress_secretariat;


--
-- Name: TABLE unit; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.unit TO regress_reader;
GRANT SELECT ON TABLE small.unit TO regress_unit;
GRANT SELECT ON TABLE small.unit TO regress_section;
GRANT SELECT ON TABLE small.unit TO regress_bureau;
GRANT SELECT ON TABLE small.unit TO regress_secretariat;


--
-- Name: TABLE unit_until; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.unit_until TO regress_reader;
GRANT SELECT ON TABLE small.unit_until TO regress_unit;
GRANT SELECT ON TABLE small.unit_until TO regress_section;
GRANT SELECT ON TABLE small.unit_until TO regress_bureau;
GRANT SELECT ON TABLE small.unit_until TO regress_secretariat;


--
-- Name: FUNCTION unit_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.unit_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.unit_of(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.unit_of(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.unit_of(month date) TO regress_section;
GRANT ALL ON FUNCTION small.unit_of(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.unit_of(month date) TO regress_secretariat;


--
-- Name: TABLE scheme_rule; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_rule TO regress_reader;
GRANT SELECT ON TABLE small.scheme_rule TO regress_unit;
GRANT SELECT ON TABLE small.scheme_rule TO regress_section;
GRANT SELECT ON TABLE small.scheme_rule TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_rule TO regress_secretariat;


--
-- Name: FUNCTION is_for(unit text, month date, of_scheme text, rule text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) TO regress_reader;
GRANT ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) TO regress_unit;
GRANT ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) TO regress_section;
GRANT ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) TO regress_bureau;
GRANT ALL ON FUNCTION small.is_for(unit text, month date, of_scheme text, rule text) TO regress_secretariat;


--
-- Name: FUNCTION lapsed(month date, carried_from date, document_on date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) TO regress_reader;
GRANT ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) TO regress_unit;
GRANT ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) TO regress_section;
GRANT ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) TO regress_bureau;
GRANT ALL ON FUNCTION small.lapsed(month date, carried_from date, document_on date) TO regress_secretariat;


--
-- Name: TABLE event; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.event TO regress_reader;
GRANT SELECT ON TABLE small.event TO regress_unit;
GRANT SELECT ON TABLE small.event TO regress_section;
GRANT SELECT ON TABLE small.event TO regress_bureau;
GRANT SELECT ON TABLE small.event TO regress_secretariat;


--
-- Name: COLUMN event.unit; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(unit) ON TABLE small.event TO regress_unit;
GRANT INSERT(unit) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.event_id; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(event_id) ON TABLE small.event TO regress_unit;
GRANT INSERT(event_id) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.rule; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(rule),UPDATE(rule) ON TABLE small.event TO regress_unit;
GRANT INSERT(rule),UPDATE(rule) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.work; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(work),UPDATE(work) ON TABLE small.event TO regress_unit;
GRANT INSERT(work),UPDATE(work) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.title; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(title),UPDATE(title) ON TABLE small.event TO regress_unit;
GRANT INSERT(title),UPDATE(title) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.occurred_on; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(occurred_on),UPDATE(occurred_on) ON TABLE small.event TO regress_unit;
GRANT INSERT(occurred_on),UPDATE(occurred_on) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.document_no; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(document_no),UPDATE(document_no) ON TABLE small.event TO regress_unit;
GRANT INSERT(document_no),UPDATE(document_no) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.document_on; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(document_on),UPDATE(document_on) ON TABLE small.event TO regress_unit;
GRANT INSERT(document_on),UPDATE(document_on) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.quantity; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(quantity),UPDATE(quantity) ON TABLE small.event TO regress_unit;
GRANT INSERT(quantity),UPDATE(quantity) ON TABLE small.event TO regress_bureau;


--
-- Name: COLUMN event.points; Type: ACL; Schema: small; Owner: -
--

GRANT INSERT(points),UPDATE(points) ON TABLE small.event TO regress_bureau;


--
-- Name: FUNCTION is_repeat(unit text, event_id text, of_scheme text, provisional boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) TO regress_section;
GRANT ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.is_repeat(unit text, event_id text, of_scheme text, provisional boolean) TO regress_secretariat;


--
-- Name: FUNCTION points_each_of(unit text, event_id text, of_scheme text, provisional boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_section;
GRANT ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.points_each_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_secretariat;


--
-- Name: FUNCTION schemes_by_league(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.schemes_by_league() FROM PUBLIC;
GRANT ALL ON FUNCTION small.schemes_by_league() TO regress_reader;
GRANT ALL ON FUNCTION small.schemes_by_league() TO regress_unit;
GRANT ALL ON FUNCTION small.schemes_by_league() TO regress_section;
GRANT ALL ON FUNCTION small.schemes_by_league() TO regress_bureau;
GRANT ALL ON FUNCTION small.schemes_by_league() TO regress_secretariat;


--
-- Name: FUNCTION worth_of(unit text, event_id text, of_scheme text, provisional boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_section;
GRANT ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.worth_of(unit text, event_id text, of_scheme text, provisional boolean) TO regress_secretariat;


--
-- Name: FUNCTION credited_event_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.credited_event_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) TO regress_section;
GRANT ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric) TO regress_secretariat;


--
-- Name: FUNCTION chain_problem(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.chain_problem() FROM PUBLIC;
GRANT ALL ON FUNCTION small.chain_problem() TO regress_secretariat;


--
-- Name: FUNCTION change_unit_inside(unit text, month date, name text, league text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.change_unit_inside(unit text, month date, name text, league text) FROM PUBLIC;


--
-- Name: FUNCTION change_unit(unit text, month date, name text, league text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.change_unit(unit text, month date, name text, league text) FROM PUBLIC;


--
-- Name: FUNCTION changed_rows(gone jsonb[], come jsonb[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.changed_rows(gone jsonb[], come jsonb[]) FROM PUBLIC;


--
-- Name: FUNCTION scheme_for(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.scheme_for(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.scheme_for(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.scheme_for(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.scheme_for(month date) TO regress_section;
GRANT ALL ON FUNCTION small.scheme_for(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.scheme_for(month date) TO regress_secretariat;


--
-- Name: TABLE provision; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.provision TO regress_reader;
GRANT SELECT ON TABLE small.provision TO regress_unit;
GRANT SELECT ON TABLE small.provision TO regress_section;
GRANT SELECT ON TABLE small.provision TO regress_bureau;
GRANT SELECT ON TABLE small.provision TO regress_secretariat;


--
-- Name: FUNCTION clause_of(provision text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.clause_of(provision text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.clause_of(provision text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.clause_of(provision text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.clause_of(provision text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.clause_of(provision text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.clause_of(provision text, month date) TO regress_secretariat;


--
-- Name: FUNCTION counts_as_claim(rule text, month date, points numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) TO regress_section;
GRANT ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.counts_as_claim(rule text, month date, points numeric) TO regress_secretariat;


--
-- Name: FUNCTION first_open_month(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.first_open_month() FROM PUBLIC;
GRANT ALL ON FUNCTION small.first_open_month() TO regress_reader;
GRANT ALL ON FUNCTION small.first_open_month() TO regress_unit;
GRANT ALL ON FUNCTION small.first_open_month() TO regress_section;
GRANT ALL ON FUNCTION small.first_open_month() TO regress_bureau;
GRANT ALL ON FUNCTION small.first_open_month() TO regress_secretariat;


--
-- Name: FUNCTION is_closed(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.is_closed(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.is_closed(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.is_closed(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.is_closed(month date) TO regress_section;
GRANT ALL ON FUNCTION small.is_closed(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.is_closed(month date) TO regress_secretariat;


--
-- Name: FUNCTION counted_provisionally(of_event small.event); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.counted_provisionally(of_event small.event) FROM PUBLIC;
GRANT ALL ON FUNCTION small.counted_provisionally(of_event small.event) TO regress_reader;
GRANT ALL ON FUNCTION small.counted_provisionally(of_event small.event) TO regress_unit;
GRANT ALL ON FUNCTION small.counted_provisionally(of_event small.event) TO regress_section;
GRANT ALL ON FUNCTION small.counted_provisionally(of_event small.event) TO regress_bureau;
GRANT ALL ON FUNCTION small.counted_provisionally(of_event small.event) TO regress_secretariat;


--
-- Name: FUNCTION credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) TO regress_reader;
GRANT ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) TO regress_unit;
GRANT ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) TO regress_section;
GRANT ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) TO regress_bureau;
GRANT ALL ON FUNCTION small.credit_why(state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean, cap numeric, said text) TO regress_secretariat;


--
-- Name: FUNCTION highest_within(scheme small.scheme, once text, event_id text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.highest_within(scheme small.scheme, once text, event_id text, month date) TO regress_secretariat;


--
-- Name: FUNCTION tree_of(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.tree_of(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.tree_of(scheme text) TO regress_reader;
GRANT ALL ON FUNCTION small.tree_of(scheme text) TO regress_unit;
GRANT ALL ON FUNCTION small.tree_of(scheme text) TO regress_section;
GRANT ALL ON FUNCTION small.tree_of(scheme text) TO regress_bureau;
GRANT ALL ON FUNCTION small.tree_of(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION item_taken_back(of_scheme text, rule text, item text, unit text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.item_taken_back(of_scheme text, rule text, item text, unit text, month date) TO regress_secretariat;


--
-- Name: FUNCTION points_within_cap(state text, points numeric, so_far numeric, cap numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) TO regress_section;
GRANT ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.points_within_cap(state text, points numeric, so_far numeric, cap numeric) TO regress_secretariat;


--
-- Name: FUNCTION standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) TO regress_section;
GRANT ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.standing_of(month date, scheme small.scheme, unit text, work_key text, within text, bonus boolean, wanted boolean) TO regress_secretariat;


--
-- Name: FUNCTION withdrawn_event_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.withdrawn_event_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION weighed_event_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.weighed_event_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION worth_said(unit text, event_id text, of_scheme text, provisional boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) TO regress_section;
GRANT ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.worth_said(unit text, event_id text, of_scheme text, provisional boolean) TO regress_secretariat;


--
-- Name: FUNCTION credit_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.credit_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION csv_about(relation text, at_column text, at_constraint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_about(relation text, at_column text, at_constraint text) TO regress_secretariat;


--
-- Name: FUNCTION csv_cast(relation text, column_name text, kind text, place bigint); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) TO regress_section;
GRANT ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_cast(relation text, column_name text, kind text, place bigint) TO regress_secretariat;


--
-- Name: FUNCTION csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) TO regress_section;
GRANT ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_changes(relation text, names text[], heads text[], rows text[], lines integer[]) TO regress_secretariat;


--
-- Name: FUNCTION csv_day(kind text, cell text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_day(kind text, cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_day(kind text, cell text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_day(kind text, cell text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_day(kind text, cell text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_day(kind text, cell text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_day(kind text, cell text) TO regress_secretariat;


--
-- Name: FUNCTION csv_day_problem(kind text, cell text, y text, m text, d text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_day_problem(kind text, cell text, y text, m text, d text) TO regress_secretariat;


--
-- Name: FUNCTION csv_encoding(content bytea, encoding text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_encoding(content bytea, encoding text) TO regress_secretariat;


--
-- Name: FUNCTION csv_number_problem(kind text, cell text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_number_problem(kind text, cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_number_problem(kind text, cell text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_number_problem(kind text, cell text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_number_problem(kind text, cell text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_number_problem(kind text, cell text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_number_problem(kind text, cell text) TO regress_secretariat;


--
-- Name: FUNCTION csv_row(content text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_row(content text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_row(content text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_row(content text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_row(content text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_row(content text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_row(content text) TO regress_secretariat;


--
-- Name: FUNCTION csv_value(kind text, required boolean, cell text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_value(kind text, required boolean, cell text) TO regress_secretariat;


--
-- Name: TABLE csv_column; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.csv_column TO regress_reader;
GRANT SELECT ON TABLE small.csv_column TO regress_unit;
GRANT SELECT ON TABLE small.csv_column TO regress_section;
GRANT SELECT ON TABLE small.csv_column TO regress_bureau;
GRANT SELECT ON TABLE small.csv_column TO regress_secretariat;


--
-- Name: FUNCTION csv_entry(relation text, file text, heads text[], names text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) TO regress_section;
GRANT ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_entry(relation text, file text, heads text[], names text[]) TO regress_secretariat;


--
-- Name: FUNCTION csv_head_problem(relation text, heads text[], names text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) TO regress_section;
GRANT ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_head_problem(relation text, heads text[], names text[]) TO regress_secretariat;


--
-- Name: FUNCTION csv_key(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_key(relation text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_key(relation text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_key(relation text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_key(relation text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_key(relation text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_key(relation text) TO regress_secretariat;


--
-- Name: FUNCTION csv_line(content bytea, encoding text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_line(content bytea, encoding text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_line(content bytea, encoding text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_line(content bytea, encoding text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_line(content bytea, encoding text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_line(content bytea, encoding text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_line(content bytea, encoding text) TO regress_secretariat;


--
-- Name: FUNCTION csv_names(relation text, heads text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_names(relation text, heads text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_names(relation text, heads text[]) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_names(relation text, heads text[]) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_names(relation text, heads text[]) TO regress_section;
GRANT ALL ON FUNCTION small.csv_names(relation text, heads text[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_names(relation text, heads text[]) TO regress_secretariat;


--
-- Name: FUNCTION csv_reason(state text, message text, detail text, hint text, at_constraint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) TO regress_section;
GRANT ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_reason(state text, message text, detail text, hint text, at_constraint text) TO regress_secretariat;


--
-- Name: FUNCTION csv_refused(relation text, names text[], rows text[], first integer, replacing boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) TO regress_section;
GRANT ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_refused(relation text, names text[], rows text[], first integer, replacing boolean) TO regress_secretariat;


--
-- Name: FUNCTION csv_written(relation text, file text, names text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) TO regress_reader;
GRANT ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) TO regress_unit;
GRANT ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) TO regress_section;
GRANT ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.csv_written(relation text, file text, names text[]) TO regress_secretariat;


--
-- Name: TABLE exemption; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.exemption TO regress_reader;
GRANT SELECT ON TABLE small.exemption TO regress_unit;
GRANT SELECT ON TABLE small.exemption TO regress_section;
GRANT SELECT ON TABLE small.exemption TO regress_bureau;
GRANT SELECT ON TABLE small.exemption TO regress_secretariat;


--
-- Name: FUNCTION exempt_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.exempt_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.exempt_of(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.exempt_of(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.exempt_of(month date) TO regress_section;
GRANT ALL ON FUNCTION small.exempt_of(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.exempt_of(month date) TO regress_secretariat;


--
-- Name: TABLE mark; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.mark TO regress_reader;
GRANT SELECT ON TABLE small.mark TO regress_unit;
GRANT SELECT,INSERT ON TABLE small.mark TO regress_section;
GRANT SELECT ON TABLE small.mark TO regress_bureau;
GRANT SELECT ON TABLE small.mark TO regress_secretariat;


--
-- Name: COLUMN mark.unit; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(unit) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.item; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(item) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.month; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(month) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.score; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(score) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.deduction; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(deduction) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.reason; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(reason) ON TABLE small.mark TO regress_section;


--
-- Name: COLUMN mark.rater; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(rater) ON TABLE small.mark TO regress_section;


--
-- Name: FUNCTION mean_mark_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.mean_mark_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: TABLE clock; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.clock TO regress_reader;
GRANT SELECT ON TABLE small.clock TO regress_unit;
GRANT SELECT ON TABLE small.clock TO regress_section;
GRANT SELECT ON TABLE small.clock TO regress_bureau;
GRANT SELECT ON TABLE small.clock TO regress_secretariat;


--
-- Name: FUNCTION today(time_zone text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.today(time_zone text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.today(time_zone text) TO regress_reader;
GRANT ALL ON FUNCTION small.today(time_zone text) TO regress_unit;
GRANT ALL ON FUNCTION small.today(time_zone text) TO regress_section;
GRANT ALL ON FUNCTION small.today(time_zone text) TO regress_bureau;
GRANT ALL ON FUNCTION small.today(time_zone text) TO regress_secretariat;


--
-- Name: TABLE task; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.task TO regress_reader;
GRANT SELECT ON TABLE small.task TO regress_unit;
GRANT SELECT,INSERT ON TABLE small.task TO regress_section;
GRANT SELECT ON TABLE small.task TO regress_bureau;
GRANT SELECT ON TABLE small.task TO regress_secretariat;


--
-- Name: COLUMN task.unit; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(unit) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.task_id; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(task_id) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.item; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(item) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.month; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(month) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.title; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(title) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.issued_on; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(issued_on) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.due_on; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(due_on) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.done_on; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(done_on) ON TABLE small.task TO regress_section;


--
-- Name: COLUMN task.external_id; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(external_id) ON TABLE small.task TO regress_section;


--
-- Name: FUNCTION deduction_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.deduction_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION sha256_of(text text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.sha256_of(text text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.sha256_of(text text) TO regress_reader;
GRANT ALL ON FUNCTION small.sha256_of(text text) TO regress_unit;
GRANT ALL ON FUNCTION small.sha256_of(text text) TO regress_section;
GRANT ALL ON FUNCTION small.sha256_of(text text) TO regress_bureau;
GRANT ALL ON FUNCTION small.sha256_of(text text) TO regress_secretariat;


--
-- Name: FUNCTION digest_of_digests(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.digest_of_digests(of_publication small.publication) FROM PUBLIC;


--
-- Name: FUNCTION effect_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.effect_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION own_month(occurred_on date, document_on date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_month(occurred_on date, document_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_month(occurred_on date, document_on date) TO regress_reader;
GRANT ALL ON FUNCTION small.own_month(occurred_on date, document_on date) TO regress_unit;
GRANT ALL ON FUNCTION small.own_month(occurred_on date, document_on date) TO regress_section;
GRANT ALL ON FUNCTION small.own_month(occurred_on date, document_on date) TO regress_bureau;
GRANT ALL ON FUNCTION small.own_month(occurred_on date, document_on date) TO regress_secretariat;


--
-- Name: FUNCTION event_change_problem(was small.event, e small.event, bonus boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) TO regress_section;
GRANT ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.event_change_problem(was small.event, e small.event, bonus boolean) TO regress_secretariat;


--
-- Name: FUNCTION event_of(content jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.event_of(content jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION small.event_of(content jsonb) TO regress_secretariat;


--
-- Name: FUNCTION event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) FROM PUBLIC;
GRANT ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) TO regress_reader;
GRANT ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) TO regress_unit;
GRANT ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) TO regress_section;
GRANT ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) TO regress_bureau;
GRANT ALL ON FUNCTION small.event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule small.scheme_rule) TO regress_secretariat;


--
-- Name: FUNCTION latest_day(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.latest_day() FROM PUBLIC;
GRANT ALL ON FUNCTION small.latest_day() TO regress_reader;
GRANT ALL ON FUNCTION small.latest_day() TO regress_unit;
GRANT ALL ON FUNCTION small.latest_day() TO regress_section;
GRANT ALL ON FUNCTION small.latest_day() TO regress_bureau;
GRANT ALL ON FUNCTION small.latest_day() TO regress_secretariat;


--
-- Name: FUNCTION needs_document(rule text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.needs_document(rule text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.needs_document(rule text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.needs_document(rule text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.needs_document(rule text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.needs_document(rule text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.needs_document(rule text, month date) TO regress_secretariat;


--
-- Name: FUNCTION event_problem(e small.event, bonus boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) TO regress_section;
GRANT ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.event_problem(e small.event, bonus boolean) TO regress_secretariat;


--
-- Name: FUNCTION event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) TO regress_section;
GRANT ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric) TO regress_secretariat;


--
-- Name: FUNCTION is_bonus(rule text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.is_bonus(rule text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.is_bonus(rule text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.is_bonus(rule text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.is_bonus(rule text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.is_bonus(rule text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.is_bonus(rule text, month date) TO regress_secretariat;


--
-- Name: FUNCTION own_items(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_items() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_items() TO regress_reader;
GRANT ALL ON FUNCTION small.own_items() TO regress_unit;
GRANT ALL ON FUNCTION small.own_items() TO regress_section;
GRANT ALL ON FUNCTION small.own_items() TO regress_bureau;
GRANT ALL ON FUNCTION small.own_items() TO regress_secretariat;


--
-- Name: FUNCTION rounded_quotient(dividend numeric, divisor numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) TO regress_section;
GRANT ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.rounded_quotient(dividend numeric, divisor numeric) TO regress_secretariat;


--
-- Name: TABLE visible_unit; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.visible_unit TO regress_reader;
GRANT SELECT ON TABLE small.visible_unit TO regress_unit;
GRANT SELECT ON TABLE small.visible_unit TO regress_section;
GRANT SELECT ON TABLE small.visible_unit TO regress_bureau;
GRANT SELECT ON TABLE small.visible_unit TO regress_secretariat;


--
-- Name: FUNCTION sees_all_units(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.sees_all_units() FROM PUBLIC;
GRANT ALL ON FUNCTION small.sees_all_units() TO regress_reader;
GRANT ALL ON FUNCTION small.sees_all_units() TO regress_unit;
GRANT ALL ON FUNCTION small.sees_all_units() TO regress_section;
GRANT ALL ON FUNCTION small.sees_all_units() TO regress_bureau;
GRANT ALL ON FUNCTION small.sees_all_units() TO regress_secretariat;


--
-- Name: TABLE measure; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.measure TO regress_reader;
GRANT SELECT ON TABLE small.measure TO regress_unit;
GRANT SELECT,INSERT ON TABLE small.measure TO regress_section;
GRANT SELECT ON TABLE small.measure TO regress_bureau;
GRANT SELECT ON TABLE small.measure TO regress_secretariat;


--
-- Name: COLUMN measure.unit; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(unit) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.item; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(item) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.month; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(month) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.value; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(value) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.target; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(target) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.reason; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(reason) ON TABLE small.measure TO regress_section;


--
-- Name: COLUMN measure.external_id; Type: ACL; Schema: small; Owner: -
--

GRANT UPDATE(external_id) ON TABLE small.measure TO regress_section;


--
-- Name: FUNCTION measured_together(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.measured_together(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION measured_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.measured_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION own_line_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.own_line_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) TO regress_reader;
GRANT ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) TO regress_unit;
GRANT ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) TO regress_section;
GRANT ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) TO regress_bureau;
GRANT ALL ON FUNCTION small.start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text) TO regress_secretariat;


--
-- Name: FUNCTION visible_unit_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.visible_unit_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.visible_unit_of(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.visible_unit_of(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.visible_unit_of(month date) TO regress_section;
GRANT ALL ON FUNCTION small.visible_unit_of(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.visible_unit_of(month date) TO regress_secretariat;


--
-- Name: TABLE ledger; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.ledger TO regress_reader;
GRANT SELECT ON TABLE small.ledger TO regress_unit;
GRANT SELECT ON TABLE small.ledger TO regress_section;
GRANT SELECT ON TABLE small.ledger TO regress_bureau;
GRANT SELECT ON TABLE small.ledger TO regress_secretariat;


--
-- Name: TABLE ledger_unit; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.ledger_unit TO regress_reader;
GRANT SELECT ON TABLE small.ledger_unit TO regress_unit;
GRANT SELECT ON TABLE small.ledger_unit TO regress_section;
GRANT SELECT ON TABLE small.ledger_unit TO regress_bureau;
GRANT SELECT ON TABLE small.ledger_unit TO regress_secretariat;


--
-- Name: TABLE carried_item; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.carried_item TO regress_reader;
GRANT SELECT ON TABLE small.carried_item TO regress_unit;
GRANT SELECT ON TABLE small.carried_item TO regress_section;
GRANT SELECT ON TABLE small.carried_item TO regress_bureau;
GRANT SELECT ON TABLE small.carried_item TO regress_secretariat;


--
-- Name: FUNCTION rolled_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.rolled_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION item_score_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.item_score_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION line_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.line_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.line_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.line_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.line_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.line_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.line_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION numbered_line_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.numbered_line_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION explain(unit text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.explain(unit text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.explain(unit text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.explain(unit text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.explain(unit text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.explain(unit text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.explain(unit text, month date) TO regress_secretariat;


--
-- Name: FUNCTION fact_name(relation text, fact jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fact_name(relation text, fact jsonb) FROM PUBLIC;


--
-- Name: FUNCTION row_key(VARIADIC keys text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.row_key(VARIADIC keys text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.row_key(VARIADIC keys text[]) TO regress_reader;
GRANT ALL ON FUNCTION small.row_key(VARIADIC keys text[]) TO regress_unit;
GRANT ALL ON FUNCTION small.row_key(VARIADIC keys text[]) TO regress_section;
GRANT ALL ON FUNCTION small.row_key(VARIADIC keys text[]) TO regress_bureau;
GRANT ALL ON FUNCTION small.row_key(VARIADIC keys text[]) TO regress_secretariat;


--
-- Name: TABLE scheme_grade; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_grade TO regress_reader;
GRANT SELECT ON TABLE small.scheme_grade TO regress_unit;
GRANT SELECT ON TABLE small.scheme_grade TO regress_section;
GRANT SELECT ON TABLE small.scheme_grade TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_grade TO regress_secretariat;


--
-- Name: TABLE scheme_period; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_period TO regress_reader;
GRANT SELECT ON TABLE small.scheme_period TO regress_unit;
GRANT SELECT ON TABLE small.scheme_period TO regress_section;
GRANT SELECT ON TABLE small.scheme_period TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_period TO regress_secretariat;


--
-- Name: FUNCTION rule_fact_of(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rule_fact_of(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rule_fact_of(scheme text) TO regress_secretariat;


--
-- Name: TABLE rater; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.rater TO regress_reader;
GRANT SELECT ON TABLE small.rater TO regress_unit;
GRANT SELECT ON TABLE small.rater TO regress_section;
GRANT SELECT ON TABLE small.rater TO regress_bureau;
GRANT SELECT ON TABLE small.rater TO regress_secretariat;


--
-- Name: FUNCTION fact_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fact_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.fact_of(month date) TO regress_secretariat;


--
-- Name: FUNCTION fact_on(units text[], items text[], months date[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fact_on(units text[], items text[], months date[]) FROM PUBLIC;


--
-- Name: FUNCTION facts_since(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.facts_since(relation text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.facts_since(relation text) TO regress_secretariat;


--
-- Name: FUNCTION same_fact(was jsonb, now jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.same_fact(was jsonb, now jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION small.same_fact(was jsonb, now jsonb) TO regress_secretariat;


--
-- Name: FUNCTION status_may_follow(was small.event, now small.event); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.status_may_follow(was small.event, now small.event) FROM PUBLIC;
GRANT ALL ON FUNCTION small.status_may_follow(was small.event, now small.event) TO regress_secretariat;


--
-- Name: FUNCTION fact_problem(month date, revision integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fact_problem(month date, revision integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.fact_problem(month date, revision integer) TO regress_secretariat;


--
-- Name: FUNCTION fill_event(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fill_event() FROM PUBLIC;


--
-- Name: FUNCTION fill_unit(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.fill_unit() FROM PUBLIC;


--
-- Name: FUNCTION first_absent(named text[], held text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.first_absent(named text[], held text[]) FROM PUBLIC;


--
-- Name: FUNCTION free_task_id(unit text, wanted text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.free_task_id(unit text, wanted text) FROM PUBLIC;


--
-- Name: FUNCTION freeze_event(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_event() FROM PUBLIC;


--
-- Name: FUNCTION freeze_exemption(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_exemption() FROM PUBLIC;


--
-- Name: FUNCTION freeze_facts(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_facts() FROM PUBLIC;


--
-- Name: FUNCTION freeze_period(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_period() FROM PUBLIC;


--
-- Name: FUNCTION freeze_revision(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_revision() FROM PUBLIC;


--
-- Name: FUNCTION freeze_scheme(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_scheme() FROM PUBLIC;


--
-- Name: FUNCTION freeze_unit(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.freeze_unit() FROM PUBLIC;


--
-- Name: FUNCTION tree_problem(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.tree_problem(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.tree_problem(scheme text) TO regress_reader;
GRANT ALL ON FUNCTION small.tree_problem(scheme text) TO regress_unit;
GRANT ALL ON FUNCTION small.tree_problem(scheme text) TO regress_section;
GRANT ALL ON FUNCTION small.tree_problem(scheme text) TO regress_bureau;
GRANT ALL ON FUNCTION small.tree_problem(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION full_marks_of(scheme text, league text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.full_marks_of(scheme text, league text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.full_marks_of(scheme text, league text) TO regress_secretariat;


--
-- Name: FUNCTION grade_problem(month date, revision integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.grade_problem(month date, revision integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.grade_problem(month date, revision integer) TO regress_secretariat;


--
-- Name: FUNCTION grant_duty_inside(role text, duty text, unit text, item text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.grant_duty_inside(role text, duty text, unit text, item text) FROM PUBLIC;


--
-- Name: FUNCTION grant_duty(role text, duty text, unit text, item text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.grant_duty(role text, duty text, unit text, item text) FROM PUBLIC;


--
-- Name: FUNCTION guard_changed_rules(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_changed_rules() FROM PUBLIC;


--
-- Name: FUNCTION guard_clock(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_clock() FROM PUBLIC;


--
-- Name: FUNCTION guard_copied_from(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_copied_from() FROM PUBLIC;


--
-- Name: FUNCTION guard_facts(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_facts() FROM PUBLIC;


--
-- Name: FUNCTION guard_first_month(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_first_month() FROM PUBLIC;


--
-- Name: FUNCTION guard_leagues(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_leagues() FROM PUBLIC;


--
-- Name: FUNCTION guard_length(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_length() FROM PUBLIC;


--
-- Name: FUNCTION own_schema(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_schema() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_schema() TO regress_secretariat;


--
-- Name: TABLE trigger_spec; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.trigger_spec TO regress_reader;
GRANT SELECT ON TABLE small.trigger_spec TO regress_unit;
GRANT SELECT ON TABLE small.trigger_spec TO regress_section;
GRANT SELECT ON TABLE small.trigger_spec TO regress_bureau;
GRANT SELECT ON TABLE small.trigger_spec TO regress_secretariat;


--
-- Name: FUNCTION guard_problem(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_problem() FROM PUBLIC;
GRANT ALL ON FUNCTION small.guard_problem() TO regress_secretariat;


--
-- Name: FUNCTION guard_review(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_review() FROM PUBLIC;


--
-- Name: FUNCTION guard_rules(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_rules() FROM PUBLIC;


--
-- Name: FUNCTION guard_time_zone(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_time_zone() FROM PUBLIC;


--
-- Name: FUNCTION guard_tree(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_tree() FROM PUBLIC;


--
-- Name: FUNCTION guard_unit_months(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.guard_unit_months() FROM PUBLIC;


--
-- Name: FUNCTION has_item(unit text, item text, month date, of_scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) TO regress_reader;
GRANT ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) TO regress_unit;
GRANT ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) TO regress_section;
GRANT ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) TO regress_bureau;
GRANT ALL ON FUNCTION small.has_item(unit text, item text, month date, of_scheme text) TO regress_secretariat;


--
-- Name: FUNCTION history_key("row" jsonb, a text, b text, c text, d text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.history_key("row" jsonb, a text, b text, c text, d text) FROM PUBLIC;


--
-- Name: TABLE history; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.history TO regress_secretariat;


--
-- Name: FUNCTION history_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.history_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.history_of(month date) TO regress_secretariat;


--
-- Name: FUNCTION hold_references(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.hold_references() FROM PUBLIC;


--
-- Name: FUNCTION isolation_hint(otherwise text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.isolation_hint(otherwise text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.isolation_hint(otherwise text) TO regress_reader;
GRANT ALL ON FUNCTION small.isolation_hint(otherwise text) TO regress_unit;
GRANT ALL ON FUNCTION small.isolation_hint(otherwise text) TO regress_section;
GRANT ALL ON FUNCTION small.isolation_hint(otherwise text) TO regress_bureau;
GRANT ALL ON FUNCTION small.isolation_hint(otherwise text) TO regress_secretariat;


--
-- Name: TABLE league; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.league TO regress_reader;
GRANT SELECT ON TABLE small.league TO regress_unit;
GRANT SELECT ON TABLE small.league TO regress_section;
GRANT SELECT ON TABLE small.league TO regress_bureau;
GRANT SELECT ON TABLE small.league TO regress_secretariat;


--
-- Name: FUNCTION item_finding(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.item_finding(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.item_finding(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION item_problem(unit text, item text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.item_problem(unit text, item text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.item_problem(unit text, item text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.item_problem(unit text, item text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.item_problem(unit text, item text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.item_problem(unit text, item text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.item_problem(unit text, item text, month date) TO regress_secretariat;


--
-- Name: FUNCTION keep_referenced(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.keep_referenced() FROM PUBLIC;


--
-- Name: FUNCTION keep_unit(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.keep_unit() FROM PUBLIC;


--
-- Name: FUNCTION score_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.score_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.score_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.score_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.score_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.score_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.score_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION placed_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.placed_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION ranking_of(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.ranking_of(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION later_changes(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.later_changes(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.later_changes(month date) TO regress_secretariat;


--
-- Name: FUNCTION length_problem(month date, scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.length_problem(month date, scheme text) FROM PUBLIC;


--
-- Name: FUNCTION line_of_row(text text, text_version integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.line_of_row(text text, text_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.line_of_row(text text, text_version integer) TO regress_secretariat;


--
-- Name: FUNCTION lint_scheme_inside(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lint_scheme_inside(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.lint_scheme_inside(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION lint_scheme(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lint_scheme(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.lint_scheme(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION listed(names text[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.listed(names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION small.listed(names text[]) TO regress_secretariat;


--
-- Name: FUNCTION load_csv_inside(relation text, content bytea, encoding text, mode text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) TO regress_reader;
GRANT ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) TO regress_unit;
GRANT ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) TO regress_section;
GRANT ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) TO regress_bureau;
GRANT ALL ON FUNCTION small.load_csv_inside(relation text, content bytea, encoding text, mode text) TO regress_secretariat;


--
-- Name: FUNCTION load_csv(relation text, content bytea, encoding text, mode text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) TO regress_reader;
GRANT ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) TO regress_unit;
GRANT ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) TO regress_section;
GRANT ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) TO regress_bureau;
GRANT ALL ON FUNCTION small.load_csv(relation text, content bytea, encoding text, mode text) TO regress_secretariat;


--
-- Name: FUNCTION load_rows(relation text, file text, heads text[], names text[], replacing boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) TO regress_section;
GRANT ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.load_rows(relation text, file text, heads text[], names text[], replacing boolean) TO regress_secretariat;


--
-- Name: FUNCTION lock_class(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_class() FROM PUBLIC;
GRANT ALL ON FUNCTION small.lock_class() TO regress_reader;
GRANT ALL ON FUNCTION small.lock_class() TO regress_unit;
GRANT ALL ON FUNCTION small.lock_class() TO regress_section;
GRANT ALL ON FUNCTION small.lock_class() TO regress_bureau;
GRANT ALL ON FUNCTION small.lock_class() TO regress_secretariat;


--
-- Name: FUNCTION lock_month_shared(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_month_shared(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.lock_month_shared(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.lock_month_shared(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.lock_month_shared(month date) TO regress_section;
GRANT ALL ON FUNCTION small.lock_month_shared(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.lock_month_shared(month date) TO regress_secretariat;


--
-- Name: FUNCTION lock_months_exclusive(months date[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_months_exclusive(months date[]) FROM PUBLIC;


--
-- Name: FUNCTION lock_months_shared(months date[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_months_shared(months date[]) FROM PUBLIC;


--
-- Name: FUNCTION lock_of(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_of(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.lock_of(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.lock_of(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.lock_of(month date) TO regress_section;
GRANT ALL ON FUNCTION small.lock_of(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.lock_of(month date) TO regress_secretariat;


--
-- Name: FUNCTION lock_of_periods(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_of_periods() FROM PUBLIC;
GRANT ALL ON FUNCTION small.lock_of_periods() TO regress_reader;
GRANT ALL ON FUNCTION small.lock_of_periods() TO regress_unit;
GRANT ALL ON FUNCTION small.lock_of_periods() TO regress_section;
GRANT ALL ON FUNCTION small.lock_of_periods() TO regress_bureau;
GRANT ALL ON FUNCTION small.lock_of_periods() TO regress_secretariat;


--
-- Name: FUNCTION lock_of_rules(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_of_rules() FROM PUBLIC;
GRANT ALL ON FUNCTION small.lock_of_rules() TO regress_secretariat;


--
-- Name: FUNCTION lock_periods(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_periods() FROM PUBLIC;


--
-- Name: FUNCTION lock_rules(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.lock_rules() FROM PUBLIC;


--
-- Name: FUNCTION locked_open_month(since date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.locked_open_month(since date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.locked_open_month(since date) TO regress_reader;
GRANT ALL ON FUNCTION small.locked_open_month(since date) TO regress_unit;
GRANT ALL ON FUNCTION small.locked_open_month(since date) TO regress_section;
GRANT ALL ON FUNCTION small.locked_open_month(since date) TO regress_bureau;
GRANT ALL ON FUNCTION small.locked_open_month(since date) TO regress_secretariat;


--
-- Name: FUNCTION unit_problem(unit text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.unit_problem(unit text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.unit_problem(unit text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.unit_problem(unit text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.unit_problem(unit text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.unit_problem(unit text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.unit_problem(unit text, month date) TO regress_secretariat;


--
-- Name: FUNCTION mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) TO regress_section;
GRANT ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric) TO regress_secretariat;


--
-- Name: FUNCTION measure_violation(unit text, item text, month date, target numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) TO regress_reader;
GRANT ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) TO regress_unit;
GRANT ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) TO regress_section;
GRANT ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) TO regress_bureau;
GRANT ALL ON FUNCTION small.measure_violation(unit text, item text, month date, target numeric) TO regress_secretariat;


--
-- Name: FUNCTION open_month_inside(month date, scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.open_month_inside(month date, scheme text) FROM PUBLIC;


--
-- Name: FUNCTION open_month(month date, scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.open_month(month date, scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.open_month(month date, scheme text) TO regress_secretariat;


--
-- Name: FUNCTION open_month_from(since date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.open_month_from(since date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.open_month_from(since date) TO regress_reader;
GRANT ALL ON FUNCTION small.open_month_from(since date) TO regress_unit;
GRANT ALL ON FUNCTION small.open_month_from(since date) TO regress_section;
GRANT ALL ON FUNCTION small.open_month_from(since date) TO regress_bureau;
GRANT ALL ON FUNCTION small.open_month_from(since date) TO regress_secretariat;


--
-- Name: FUNCTION previous_period(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.previous_period(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.previous_period(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.previous_period(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.previous_period(month date) TO regress_section;
GRANT ALL ON FUNCTION small.previous_period(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.previous_period(month date) TO regress_secretariat;


--
-- Name: FUNCTION rank_in(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rank_in(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rank_in(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.rank_in(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.rank_in(month date) TO regress_section;
GRANT ALL ON FUNCTION small.rank_in(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.rank_in(month date) TO regress_secretariat;


--
-- Name: FUNCTION open_ranking(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.open_ranking(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.open_ranking(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.open_ranking(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.open_ranking(month date) TO regress_section;
GRANT ALL ON FUNCTION small.open_ranking(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.open_ranking(month date) TO regress_secretariat;


--
-- Name: FUNCTION own_duties(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_duties() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_duties() TO regress_reader;
GRANT ALL ON FUNCTION small.own_duties() TO regress_unit;
GRANT ALL ON FUNCTION small.own_duties() TO regress_section;
GRANT ALL ON FUNCTION small.own_duties() TO regress_bureau;
GRANT ALL ON FUNCTION small.own_duties() TO regress_secretariat;


--
-- Name: FUNCTION own_ledger(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_ledger() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_ledger() TO regress_reader;
GRANT ALL ON FUNCTION small.own_ledger() TO regress_unit;
GRANT ALL ON FUNCTION small.own_ledger() TO regress_section;
GRANT ALL ON FUNCTION small.own_ledger() TO regress_bureau;
GRANT ALL ON FUNCTION small.own_ledger() TO regress_secretariat;


--
-- Name: FUNCTION own_roles(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_roles() TO regress_reader;
GRANT ALL ON FUNCTION small.own_roles() TO regress_unit;
GRANT ALL ON FUNCTION small.own_roles() TO regress_section;
GRANT ALL ON FUNCTION small.own_roles() TO regress_bureau;
GRANT ALL ON FUNCTION small.own_roles() TO regress_secretariat;


--
-- Name: FUNCTION own_units(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.own_units() FROM PUBLIC;
GRANT ALL ON FUNCTION small.own_units() TO regress_reader;
GRANT ALL ON FUNCTION small.own_units() TO regress_unit;
GRANT ALL ON FUNCTION small.own_units() TO regress_section;
GRANT ALL ON FUNCTION small.own_units() TO regress_bureau;
GRANT ALL ON FUNCTION small.own_units() TO regress_secretariat;


--
-- Name: FUNCTION period_after(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_after(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_after(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_after(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_after(day date) TO regress_section;
GRANT ALL ON FUNCTION small.period_after(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_after(day date) TO regress_secretariat;


--
-- Name: FUNCTION period_finding(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_finding(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_finding(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION period_from(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_from(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_from(month date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_from(month date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_from(month date) TO regress_section;
GRANT ALL ON FUNCTION small.period_from(month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_from(month date) TO regress_secretariat;


--
-- Name: FUNCTION period_here(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_here(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_here(day date) TO regress_reader;
GRANT ALL ON FUNCTION small.period_here(day date) TO regress_unit;
GRANT ALL ON FUNCTION small.period_here(day date) TO regress_section;
GRANT ALL ON FUNCTION small.period_here(day date) TO regress_bureau;
GRANT ALL ON FUNCTION small.period_here(day date) TO regress_secretariat;


--
-- Name: FUNCTION period_problem(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.period_problem() FROM PUBLIC;
GRANT ALL ON FUNCTION small.period_problem() TO regress_secretariat;


--
-- Name: FUNCTION place_event(e small.event, bonus boolean, counted boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) TO regress_reader;
GRANT ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) TO regress_unit;
GRANT ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) TO regress_section;
GRANT ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) TO regress_bureau;
GRANT ALL ON FUNCTION small.place_event(e small.event, bonus boolean, counted boolean) TO regress_secretariat;


--
-- Name: FUNCTION present_rows(relation text, incoming jsonb[], first_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.present_rows(relation text, incoming jsonb[], first_month date) FROM PUBLIC;


--
-- Name: FUNCTION publication_lines(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publication_lines(of_publication small.publication) FROM PUBLIC;
GRANT ALL ON FUNCTION small.publication_lines(of_publication small.publication) TO regress_secretariat;


--
-- Name: FUNCTION publication_digest(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publication_digest(of_publication small.publication) FROM PUBLIC;
GRANT ALL ON FUNCTION small.publication_digest(of_publication small.publication) TO regress_secretariat;


--
-- Name: FUNCTION turn_problem(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.turn_problem(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.turn_problem(month date) TO regress_secretariat;


--
-- Name: TABLE waiting_event; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.waiting_event TO regress_reader;
GRANT SELECT ON TABLE small.waiting_event TO regress_unit;
GRANT SELECT ON TABLE small.waiting_event TO regress_section;
GRANT SELECT ON TABLE small.waiting_event TO regress_bureau;
GRANT SELECT ON TABLE small.waiting_event TO regress_secretariat;


--
-- Name: FUNCTION unfinished_problem(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.unfinished_problem(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.unfinished_problem(month date) TO regress_secretariat;


--
-- Name: TABLE missing_mark; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.missing_mark TO regress_reader;
GRANT SELECT ON TABLE small.missing_mark TO regress_unit;
GRANT SELECT ON TABLE small.missing_mark TO regress_section;
GRANT SELECT ON TABLE small.missing_mark TO regress_bureau;
GRANT SELECT ON TABLE small.missing_mark TO regress_secretariat;


--
-- Name: TABLE score; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.score TO regress_reader;
GRANT SELECT ON TABLE small.score TO regress_unit;
GRANT SELECT ON TABLE small.score TO regress_section;
GRANT SELECT ON TABLE small.score TO regress_bureau;
GRANT SELECT ON TABLE small.score TO regress_secretariat;


--
-- Name: FUNCTION unscored_problem(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.unscored_problem(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.unscored_problem(month date) TO regress_secretariat;


--
-- Name: FUNCTION publication_problem(month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publication_problem(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.publication_problem(month date) TO regress_secretariat;


--
-- Name: FUNCTION publication_texts(of_publication small.publication); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publication_texts(of_publication small.publication) FROM PUBLIC;
GRANT ALL ON FUNCTION small.publication_texts(of_publication small.publication) TO regress_secretariat;


--
-- Name: FUNCTION publications_to_verify(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publications_to_verify() FROM PUBLIC;
GRANT ALL ON FUNCTION small.publications_to_verify() TO regress_secretariat;


--
-- Name: FUNCTION publish_month_inside(month date, note text, later text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publish_month_inside(month date, note text, later text) FROM PUBLIC;


--
-- Name: FUNCTION publish_month(month date, note text, later text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.publish_month(month date, note text, later text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.publish_month(month date, note text, later text) TO regress_secretariat;


--
-- Name: FUNCTION record_history(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.record_history() FROM PUBLIC;


--
-- Name: FUNCTION record_step(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.record_step() FROM PUBLIC;


--
-- Name: FUNCTION record_steps(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.record_steps() FROM PUBLIC;


--
-- Name: FUNCTION refuse_absent(relation text, about text, absent text, fact jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_absent(relation text, about text, absent text, fact jsonb) FROM PUBLIC;


--
-- Name: FUNCTION refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_event(e small.event, problem text, about text, detail text, hint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) TO regress_reader;
GRANT ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) TO regress_unit;
GRANT ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) TO regress_section;
GRANT ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) TO regress_bureau;
GRANT ALL ON FUNCTION small.refuse_event(e small.event, problem text, about text, detail text, hint text) TO regress_secretariat;


--
-- Name: FUNCTION refuse_length(month date, scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_length(month date, scheme text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_load(relation text, content bytea, mode text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) TO regress_reader;
GRANT ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) TO regress_unit;
GRANT ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) TO regress_section;
GRANT ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) TO regress_bureau;
GRANT ALL ON FUNCTION small.refuse_load(relation text, content bytea, mode text) TO regress_secretariat;


--
-- Name: FUNCTION refuse_misfit(months date[], about text, opening boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_misfit(months date[], about text, opening boolean) FROM PUBLIC;


--
-- Name: FUNCTION refuse_publication(month date, hint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_publication(month date, hint text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_published(month date, relation text, row_key text, hint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_published(month date, relation text, row_key text, hint text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_removal(relation text, row_name text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_removal(relation text, row_name text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_source(relation text, incoming jsonb[], source text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_source(relation text, incoming jsonb[], source text) FROM PUBLIC;


--
-- Name: FUNCTION refuse_truncate(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refuse_truncate() FROM PUBLIC;


--
-- Name: FUNCTION refused_rows(relation text, steps jsonb[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.refused_rows(relation text, steps jsonb[]) FROM PUBLIC;


--
-- Name: FUNCTION reload_inside(relation text, source regclass, first_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_inside(relation text, source regclass, first_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload_inside(relation text, source regclass, first_month date) TO regress_secretariat;


--
-- Name: FUNCTION reload(relation text, source regclass, first_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload(relation text, source regclass, first_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload(relation text, source regclass, first_month date) TO regress_secretariat;


--
-- Name: FUNCTION reload_columns(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_columns(relation text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload_columns(relation text) TO regress_secretariat;


--
-- Name: FUNCTION reload_defaults(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_defaults(relation text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload_defaults(relation text) TO regress_secretariat;


--
-- Name: FUNCTION reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean) FROM PUBLIC;


--
-- Name: FUNCTION reload_keys(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_keys(relation text) FROM PUBLIC;


--
-- Name: FUNCTION reload_key(relation text, "row" jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_key(relation text, "row" jsonb) FROM PUBLIC;


--
-- Name: FUNCTION reload_month("row" jsonb); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_month("row" jsonb) FROM PUBLIC;


--
-- Name: FUNCTION reload_names(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_names(relation text) FROM PUBLIC;


--
-- Name: FUNCTION reload_optional(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_optional(relation text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload_optional(relation text) TO regress_secretariat;


--
-- Name: FUNCTION reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date) FROM PUBLIC;


--
-- Name: FUNCTION reload_rows_inside(relation text, incoming jsonb[], first_month date, source text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_rows_inside(relation text, incoming jsonb[], first_month date, source text) FROM PUBLIC;


--
-- Name: FUNCTION reload_rows(relation text, incoming jsonb[], first_month date, source text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.reload_rows(relation text, incoming jsonb[], first_month date, source text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.reload_rows(relation text, incoming jsonb[], first_month date, source text) TO regress_secretariat;


--
-- Name: FUNCTION remove_mark_inside(unit text, item text, month date, rater text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_mark_inside(unit text, item text, month date, rater text) FROM PUBLIC;


--
-- Name: FUNCTION remove_mark(unit text, item text, month date, rater text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_mark(unit text, item text, month date, rater text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.remove_mark(unit text, item text, month date, rater text) TO regress_section;


--
-- Name: FUNCTION remove_measure_inside(unit text, item text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_measure_inside(unit text, item text, month date) FROM PUBLIC;


--
-- Name: FUNCTION remove_measure(unit text, item text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_measure(unit text, item text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.remove_measure(unit text, item text, month date) TO regress_section;


--
-- Name: FUNCTION remove_penalty_inside(unit text, event_id text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_penalty_inside(unit text, event_id text) FROM PUBLIC;


--
-- Name: FUNCTION remove_penalty(unit text, event_id text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_penalty(unit text, event_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.remove_penalty(unit text, event_id text) TO regress_bureau;


--
-- Name: FUNCTION remove_task_inside(unit text, task_id text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_task_inside(unit text, task_id text) FROM PUBLIC;


--
-- Name: FUNCTION remove_task(unit text, task_id text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.remove_task(unit text, task_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.remove_task(unit text, task_id text) TO regress_section;


--
-- Name: FUNCTION report_due_inside(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.report_due_inside(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION report_due(month date, scheme small.scheme); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.report_due(month date, scheme small.scheme) FROM PUBLIC;
GRANT ALL ON FUNCTION small.report_due(month date, scheme small.scheme) TO regress_reader;
GRANT ALL ON FUNCTION small.report_due(month date, scheme small.scheme) TO regress_unit;
GRANT ALL ON FUNCTION small.report_due(month date, scheme small.scheme) TO regress_section;
GRANT ALL ON FUNCTION small.report_due(month date, scheme small.scheme) TO regress_bureau;
GRANT ALL ON FUNCTION small.report_due(month date, scheme small.scheme) TO regress_secretariat;


--
-- Name: FUNCTION report_of(opened date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.report_of(opened date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.report_of(opened date) TO regress_secretariat;


--
-- Name: FUNCTION require_read_committed(relation text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.require_read_committed(relation text) FROM PUBLIC;


--
-- Name: FUNCTION review_inside(unit text, event_id text, decision text, seen text, points numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.review_inside(unit text, event_id text, decision text, seen text, points numeric) FROM PUBLIC;


--
-- Name: FUNCTION review(unit text, event_id text, decision text, seen text, points numeric); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.review(unit text, event_id text, decision text, seen text, points numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION small.review(unit text, event_id text, decision text, seen text, points numeric) TO regress_bureau;


--
-- Name: FUNCTION revoke_duty_inside(role text, duty text, unit text, item text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.revoke_duty_inside(role text, duty text, unit text, item text) FROM PUBLIC;


--
-- Name: FUNCTION revoke_duty(role text, duty text, unit text, item text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.revoke_duty(role text, duty text, unit text, item text) FROM PUBLIC;


--
-- Name: FUNCTION row_problem(month date, revision integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.row_problem(month date, revision integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.row_problem(month date, revision integer) TO regress_secretariat;


--
-- Name: TABLE milestone; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.milestone TO regress_reader;
GRANT SELECT ON TABLE small.milestone TO regress_unit;
GRANT SELECT ON TABLE small.milestone TO regress_section;
GRANT SELECT ON TABLE small.milestone TO regress_bureau;
GRANT SELECT ON TABLE small.milestone TO regress_secretariat;


--
-- Name: TABLE reading; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.reading TO regress_reader;
GRANT SELECT ON TABLE small.reading TO regress_unit;
GRANT SELECT ON TABLE small.reading TO regress_section;
GRANT SELECT ON TABLE small.reading TO regress_bureau;
GRANT SELECT ON TABLE small.reading TO regress_secretariat;


--
-- Name: TABLE rule; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.rule TO regress_reader;
GRANT SELECT ON TABLE small.rule TO regress_unit;
GRANT SELECT ON TABLE small.rule TO regress_section;
GRANT SELECT ON TABLE small.rule TO regress_bureau;
GRANT SELECT ON TABLE small.rule TO regress_secretariat;


--
-- Name: FUNCTION rule_book_row(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rule_book_row(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rule_book_row(scheme text) TO regress_reader;
GRANT ALL ON FUNCTION small.rule_book_row(scheme text) TO regress_unit;
GRANT ALL ON FUNCTION small.rule_book_row(scheme text) TO regress_section;
GRANT ALL ON FUNCTION small.rule_book_row(scheme text) TO regress_bureau;
GRANT ALL ON FUNCTION small.rule_book_row(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION rule_book_csv(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rule_book_csv(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rule_book_csv(scheme text) TO regress_reader;
GRANT ALL ON FUNCTION small.rule_book_csv(scheme text) TO regress_unit;
GRANT ALL ON FUNCTION small.rule_book_csv(scheme text) TO regress_section;
GRANT ALL ON FUNCTION small.rule_book_csv(scheme text) TO regress_bureau;
GRANT ALL ON FUNCTION small.rule_book_csv(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION rule_finding(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.rule_finding(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.rule_finding(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION score_problem(month date, revision integer); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.score_problem(month date, revision integer) FROM PUBLIC;
GRANT ALL ON FUNCTION small.score_problem(month date, revision integer) TO regress_secretariat;


--
-- Name: FUNCTION seen_of(of_event small.event); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.seen_of(of_event small.event) FROM PUBLIC;
GRANT ALL ON FUNCTION small.seen_of(of_event small.event) TO regress_reader;
GRANT ALL ON FUNCTION small.seen_of(of_event small.event) TO regress_unit;
GRANT ALL ON FUNCTION small.seen_of(of_event small.event) TO regress_section;
GRANT ALL ON FUNCTION small.seen_of(of_event small.event) TO regress_bureau;
GRANT ALL ON FUNCTION small.seen_of(of_event small.event) TO regress_secretariat;


--
-- Name: FUNCTION sees_all_published(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.sees_all_published() FROM PUBLIC;
GRANT ALL ON FUNCTION small.sees_all_published() TO regress_reader;
GRANT ALL ON FUNCTION small.sees_all_published() TO regress_unit;
GRANT ALL ON FUNCTION small.sees_all_published() TO regress_section;
GRANT ALL ON FUNCTION small.sees_all_published() TO regress_bureau;
GRANT ALL ON FUNCTION small.sees_all_published() TO regress_secretariat;


--
-- Name: FUNCTION set_clock_inside(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.set_clock_inside(day date) FROM PUBLIC;


--
-- Name: FUNCTION set_clock(day date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.set_clock(day date) FROM PUBLIC;


--
-- Name: FUNCTION set_privileges(role text, duty text, given boolean); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.set_privileges(role text, duty text, given boolean) FROM PUBLIC;


--
-- Name: FUNCTION settle_events(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.settle_events() FROM PUBLIC;


--
-- Name: FUNCTION spelled_alike(text text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.spelled_alike(text text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.spelled_alike(text text) TO regress_reader;
GRANT ALL ON FUNCTION small.spelled_alike(text text) TO regress_unit;
GRANT ALL ON FUNCTION small.spelled_alike(text text) TO regress_section;
GRANT ALL ON FUNCTION small.spelled_alike(text text) TO regress_bureau;
GRANT ALL ON FUNCTION small.spelled_alike(text text) TO regress_secretariat;


--
-- Name: FUNCTION structure_problem(); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.structure_problem() FROM PUBLIC;
GRANT ALL ON FUNCTION small.structure_problem() TO regress_secretariat;


--
-- Name: TABLE holiday; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.holiday TO regress_reader;
GRANT SELECT ON TABLE small.holiday TO regress_unit;
GRANT SELECT ON TABLE small.holiday TO regress_section;
GRANT SELECT ON TABLE small.holiday TO regress_bureau;
GRANT SELECT ON TABLE small.holiday TO regress_secretariat;


--
-- Name: FUNCTION switch_finding(scheme text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.switch_finding(scheme text) FROM PUBLIC;
GRANT ALL ON FUNCTION small.switch_finding(scheme text) TO regress_secretariat;


--
-- Name: FUNCTION task_violation(unit text, task_id text, item text, month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) TO regress_reader;
GRANT ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) TO regress_unit;
GRANT ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) TO regress_section;
GRANT ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) TO regress_bureau;
GRANT ALL ON FUNCTION small.task_violation(unit text, task_id text, item text, month date) TO regress_secretariat;


--
-- Name: FUNCTION verify_publications_inside(first_month date, last_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.verify_publications_inside(first_month date, last_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.verify_publications_inside(first_month date, last_month date) TO regress_secretariat;


--
-- Name: FUNCTION verify_publications(kept_digest text, first_month date, last_month date); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.verify_publications(kept_digest text, first_month date, last_month date) FROM PUBLIC;
GRANT ALL ON FUNCTION small.verify_publications(kept_digest text, first_month date, last_month date) TO regress_secretariat;


--
-- Name: FUNCTION write_amendment(month date, reason text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.write_amendment(month date, reason text) FROM PUBLIC;


--
-- Name: FUNCTION write_publication(month date, note text, hint text); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.write_publication(month date, note text, hint text) FROM PUBLIC;


--
-- Name: FUNCTION write_reload(relation text, rows jsonb[]); Type: ACL; Schema: small; Owner: -
--

REVOKE ALL ON FUNCTION small.write_reload(relation text, rows jsonb[]) FROM PUBLIC;


--
-- Name: TABLE copied_from; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.copied_from TO regress_reader;
GRANT SELECT ON TABLE small.copied_from TO regress_unit;
GRANT SELECT ON TABLE small.copied_from TO regress_section;
GRANT SELECT ON TABLE small.copied_from TO regress_bureau;
GRANT SELECT ON TABLE small.copied_from TO regress_secretariat;


--
-- Name: TABLE credit; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.credit TO regress_reader;
GRANT SELECT ON TABLE small.credit TO regress_unit;
GRANT SELECT ON TABLE small.credit TO regress_section;
GRANT SELECT ON TABLE small.credit TO regress_bureau;
GRANT SELECT ON TABLE small.credit TO regress_secretariat;


--
-- Name: TABLE deduction; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.deduction TO regress_reader;
GRANT SELECT ON TABLE small.deduction TO regress_unit;
GRANT SELECT ON TABLE small.deduction TO regress_section;
GRANT SELECT ON TABLE small.deduction TO regress_bureau;
GRANT SELECT ON TABLE small.deduction TO regress_secretariat;


--
-- Name: TABLE dim_month; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.dim_month TO regress_reader;
GRANT SELECT ON TABLE small.dim_month TO regress_unit;
GRANT SELECT ON TABLE small.dim_month TO regress_section;
GRANT SELECT ON TABLE small.dim_month TO regress_bureau;
GRANT SELECT ON TABLE small.dim_month TO regress_secretariat;


--
-- Name: TABLE dim_item; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.dim_item TO regress_reader;
GRANT SELECT ON TABLE small.dim_item TO regress_unit;
GRANT SELECT ON TABLE small.dim_item TO regress_section;
GRANT SELECT ON TABLE small.dim_item TO regress_bureau;
GRANT SELECT ON TABLE small.dim_item TO regress_secretariat;


--
-- Name: TABLE dim_unit; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.dim_unit TO regress_reader;
GRANT SELECT ON TABLE small.dim_unit TO regress_unit;
GRANT SELECT ON TABLE small.dim_unit TO regress_section;
GRANT SELECT ON TABLE small.dim_unit TO regress_bureau;
GRANT SELECT ON TABLE small.dim_unit TO regress_secretariat;


--
-- Name: TABLE duty_privilege; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.duty_privilege TO regress_reader;
GRANT SELECT ON TABLE small.duty_privilege TO regress_unit;
GRANT SELECT ON TABLE small.duty_privilege TO regress_section;
GRANT SELECT ON TABLE small.duty_privilege TO regress_bureau;
GRANT SELECT ON TABLE small.duty_privilege TO regress_secretariat;


--
-- Name: TABLE likely_duplicate; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.likely_duplicate TO regress_reader;
GRANT SELECT ON TABLE small.likely_duplicate TO regress_unit;
GRANT SELECT ON TABLE small.likely_duplicate TO regress_section;
GRANT SELECT ON TABLE small.likely_duplicate TO regress_bureau;
GRANT SELECT ON TABLE small.likely_duplicate TO regress_secretariat;


--
-- Name: TABLE event_review; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.event_review TO regress_reader;
GRANT SELECT ON TABLE small.event_review TO regress_unit;
GRANT SELECT ON TABLE small.event_review TO regress_section;
GRANT SELECT ON TABLE small.event_review TO regress_bureau;
GRANT SELECT ON TABLE small.event_review TO regress_secretariat;


--
-- Name: TABLE event_step; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.event_step TO regress_reader;
GRANT SELECT ON TABLE small.event_step TO regress_unit;
GRANT SELECT ON TABLE small.event_step TO regress_section;
GRANT SELECT ON TABLE small.event_step TO regress_bureau;
GRANT SELECT ON TABLE small.event_step TO regress_secretariat;


--
-- Name: TABLE fact_score; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.fact_score TO regress_reader;
GRANT SELECT ON TABLE small.fact_score TO regress_unit;
GRANT SELECT ON TABLE small.fact_score TO regress_section;
GRANT SELECT ON TABLE small.fact_score TO regress_bureau;
GRANT SELECT ON TABLE small.fact_score TO regress_secretariat;


--
-- Name: TABLE item_score; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.item_score TO regress_reader;
GRANT SELECT ON TABLE small.item_score TO regress_unit;
GRANT SELECT ON TABLE small.item_score TO regress_section;
GRANT SELECT ON TABLE small.item_score TO regress_bureau;
GRANT SELECT ON TABLE small.item_score TO regress_secretariat;


--
-- Name: TABLE line; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.line TO regress_reader;
GRANT SELECT ON TABLE small.line TO regress_unit;
GRANT SELECT ON TABLE small.line TO regress_section;
GRANT SELECT ON TABLE small.line TO regress_bureau;
GRANT SELECT ON TABLE small.line TO regress_secretariat;


--
-- Name: TABLE measured; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.measured TO regress_reader;
GRANT SELECT ON TABLE small.measured TO regress_unit;
GRANT SELECT ON TABLE small.measured TO regress_section;
GRANT SELECT ON TABLE small.measured TO regress_bureau;
GRANT SELECT ON TABLE small.measured TO regress_secretariat;


--
-- Name: TABLE month_lock; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.month_lock TO regress_secretariat;


--
-- Name: TABLE ranking; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.ranking TO regress_reader;
GRANT SELECT ON TABLE small.ranking TO regress_unit;
GRANT SELECT ON TABLE small.ranking TO regress_section;
GRANT SELECT ON TABLE small.ranking TO regress_bureau;
GRANT SELECT ON TABLE small.ranking TO regress_secretariat;


--
-- Name: TABLE scheme_switch; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.scheme_switch TO regress_reader;
GRANT SELECT ON TABLE small.scheme_switch TO regress_unit;
GRANT SELECT ON TABLE small.scheme_switch TO regress_section;
GRANT SELECT ON TABLE small.scheme_switch TO regress_bureau;
GRANT SELECT ON TABLE small.scheme_switch TO regress_secretariat;


--
-- Name: TABLE year_ranking; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small.year_ranking TO regress_reader;
GRANT SELECT ON TABLE small.year_ranking TO regress_unit;
GRANT SELECT ON TABLE small.year_ranking TO regress_section;
GRANT SELECT ON TABLE small.year_ranking TO regress_bureau;
GRANT SELECT ON TABLE small.year_ranking TO regress_secretariat;


--
-- Name: TABLE "公布明细"; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small."公布明细" TO regress_reader;
GRANT SELECT ON TABLE small."公布明细" TO regress_unit;
GRANT SELECT ON TABLE small."公布明细" TO regress_section;
GRANT SELECT ON TABLE small."公布明细" TO regress_bureau;
GRANT SELECT ON TABLE small."公布明细" TO regress_secretariat;


--
-- Name: TABLE "加扣分台账"; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small."加扣分台账" TO regress_reader;
GRANT SELECT ON TABLE small."加扣分台账" TO regress_unit;
GRANT SELECT ON TABLE small."加扣分台账" TO regress_section;
GRANT SELECT ON TABLE small."加扣分台账" TO regress_bureau;
GRANT SELECT ON TABLE small."加扣分台账" TO regress_secretariat;


--
-- Name: TABLE "字段说明"; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small."字段说明" TO regress_reader;
GRANT SELECT ON TABLE small."字段说明" TO regress_unit;
GRANT SELECT ON TABLE small."字段说明" TO regress_section;
GRANT SELECT ON TABLE small."字段说明" TO regress_bureau;
GRANT SELECT ON TABLE small."字段说明" TO regress_secretariat;


--
-- Name: TABLE "得分明细"; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small."得分明细" TO regress_reader;
GRANT SELECT ON TABLE small."得分明细" TO regress_unit;
GRANT SELECT ON TABLE small."得分明细" TO regress_section;
GRANT SELECT ON TABLE small."得分明细" TO regress_bureau;
GRANT SELECT ON TABLE small."得分明细" TO regress_secretariat;


--
-- Name: TABLE "月度排名"; Type: ACL; Schema: small; Owner: -
--

GRANT SELECT ON TABLE small."月度排名" TO regress_reader;
GRANT SELECT ON TABLE small."月度排名" TO regress_unit;
GRANT SELECT ON TABLE small."月度排名" TO regress_section;
GRANT SELECT ON TABLE small."月度排名" TO regress_bureau;
GRANT SELECT ON TABLE small."月度排名" TO regress_secretariat;


--
-- PostgreSQL database dump complete
--


