-- Loudou: a scorecard for leads as one SELECT (PostgreSQL).
-- Scorecard: General lead scorecard; as of 2026-11-21.
-- Reads the table leads, a row for each lead. Where its columns have other names, change the part called cells. Columns of numbers must hold numbers, those of days days; words that are no level count as unknown, never as zero. Other words that were counted as blank on import, such as Select, must be NULL.
-- Gives the score, the lowest and highest the unknowns allow, the share of the weight that is known, the tier (empty where the unknowns leave it open, beside the best and the worst), whether it is mid/high, and what disqualifies the lead.
WITH letters AS (
  SELECT
    (CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(133) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || '，－．１２３４５＿AＡａBＢｂCＣｃDＤｄEＥｅFＦｆGＧｇHＨｈIＩｉJＪｊKKＫｋLＬｌMＭｍNＮｎOＯｏPＰｐQＱｑRＲｒSＳｓTＴｔUＵｕVＶｖWＷｗXＸｘYＹｙZＺｚ') AS written,
    '                        ,-.12345_aaabbbcccdddeeefffggghhhiiijjjkkkklllmmmnnnooopppqqqrrrssstttuuuvvvwwwxxxyyyzzz' AS meant
),
cells AS (
  SELECT
    l."Lead" AS id,
    -- Channel: weight 10
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Channel" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_1,
    -- Form of enquiry: weight 15
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Form of enquiry" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_2,
    -- Business size: weight 15
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Business size" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_3,
    -- Contact: weight 15
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Contact" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_4,
    -- Need clarity: weight 15
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Need clarity" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_5,
    -- Need fit: weight 20
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Need fit" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_6,
    -- Interest: weight 10
    COALESCE(TRIM(REGEXP_REPLACE(TRANSLATE(CAST(l."Interest" AS VARCHAR), letters.written, letters.meant), ' +', ' ', 'g')), '') AS cell_7
  FROM leads AS l CROSS JOIN letters
  OFFSET 0
),
points AS (
  SELECT
    cells.*,
    -- Channel: weight 10
    CAST(CASE
      WHEN cell_1 IN ('channel.1', '陌生名单', 'cold list') THEN 0
      WHEN cell_1 IN ('channel.2', '付费投放', 'paid advertising') THEN 25
      WHEN cell_1 IN ('channel.3', '展会与市场活动', 'trade show or event') THEN 50
      WHEN cell_1 IN ('channel.4', '官网直访', 'direct to the website') THEN 75
      WHEN cell_1 IN ('channel.5', '老客户转介绍', 'customer referral') THEN 100
    END AS BIGINT) AS points_1,
    -- Form of enquiry: weight 15
    CAST(CASE
      WHEN cell_2 IN ('form.1', '仅有联系方式', 'contact details only') THEN 0
      WHEN cell_2 IN ('form.2', '下载资料留资', 'downloaded material') THEN 25
      WHEN cell_2 IN ('form.3', '在线咨询', 'online enquiry') THEN 50
      WHEN cell_2 IN ('form.4', '注册试用', 'registered for a trial') THEN 75
      WHEN cell_2 IN ('form.5', '注册并来电', 'registered and phoned') THEN 100
    END AS BIGINT) AS points_2,
    -- Business size: weight 15
    CAST(CASE
      WHEN cell_3 IN ('business_size.1', '小微初创', 'micro or just started') THEN 0
      WHEN cell_3 IN ('business_size.2', '小型,行业中下', 'small, lower half') THEN 25
      WHEN cell_3 IN ('business_size.3', '中型,行业中等', 'mid-size, mid-field') THEN 50
      WHEN cell_3 IN ('business_size.4', '中大型,行业中上', 'upper-middle of its industry') THEN 75
      WHEN cell_3 IN ('business_size.5', '行业头部', 'industry leader') THEN 100
    END AS BIGINT) AS points_3,
    -- Contact: weight 15
    CAST(CASE
      WHEN cell_4 IN ('contact.1', '非采购相关人员', 'outside the purchase') THEN 0
      WHEN cell_4 IN ('contact.2', '经办人或一线使用者', 'clerk or end user') THEN 25
      WHEN cell_4 IN ('contact.3', '使用部门负责人', 'head of the using team') THEN 50
      WHEN cell_4 IN ('contact.4', '选型牵头人', 'leads the selection') THEN 75
      WHEN cell_4 IN ('contact.5', '决策人', 'decision maker') THEN 100
    END AS BIGINT) AS points_4,
    -- Need clarity: weight 15
    CAST(CASE
      WHEN cell_5 IN ('need_clarity.1', '没有具体需求', 'no stated need') THEN 0
      WHEN cell_5 IN ('need_clarity.2', '痛点模糊', 'vague pains') THEN 25
      WHEN cell_5 IN ('need_clarity.3', '痛点明确', 'clear pains') THEN 50
      WHEN cell_5 IN ('need_clarity.4', '场景清晰', 'defined scenarios') THEN 75
      WHEN cell_5 IN ('need_clarity.5', '已立项', 'approved project') THEN 100
    END AS BIGINT) AS points_5,
    -- Need fit: weight 20
    CAST(CASE
      WHEN cell_6 IN ('need_fit.1', '核心需求不匹配', 'core need not covered') THEN 0
      WHEN cell_6 IN ('need_fit.2', '大量定制', 'heavy customisation') THEN 25
      WHEN cell_6 IN ('need_fit.3', '部分定制', 'some customisation') THEN 50
      WHEN cell_6 IN ('need_fit.4', '标准化为主', 'mostly standard') THEN 75
      WHEN cell_6 IN ('need_fit.5', '开箱即用', 'fits out of the box') THEN 100
    END AS BIGINT) AS points_6,
    -- Interest: weight 10
    CAST(CASE
      WHEN cell_7 IN ('interest.1', '多次触达无回应', 'no response') THEN 0
      WHEN cell_7 IN ('interest.2', '偶尔浏览', 'occasional visits') THEN 25
      WHEN cell_7 IN ('interest.3', '关注公众号', 'follows the account') THEN 50
      WHEN cell_7 IN ('interest.4', '常读文章并看直播', 'reads often, watches live') THEN 75
      WHEN cell_7 IN ('interest.5', '主动要方案报价', 'asks for a proposal') THEN 100
    END AS BIGINT) AS points_7,
    CAST(NULL AS VARCHAR) AS disqualified
  FROM cells
  OFFSET 0
),
worth AS (
  SELECT
    -- In hundredths of a point; worth is empty where it is not known, low and high are the least and the most
    id,
    disqualified,
    points_1 * 100 AS worth_1,
    COALESCE(points_1, 0) * 100 AS low_1,
    COALESCE(points_1, 100) * 100 AS high_1,
    points_2 * 100 AS worth_2,
    COALESCE(points_2, 0) * 100 AS low_2,
    COALESCE(points_2, 100) * 100 AS high_2,
    points_3 * 100 AS worth_3,
    COALESCE(points_3, 0) * 100 AS low_3,
    COALESCE(points_3, 100) * 100 AS high_3,
    points_4 * 100 AS worth_4,
    COALESCE(points_4, 0) * 100 AS low_4,
    COALESCE(points_4, 100) * 100 AS high_4,
    points_5 * 100 AS worth_5,
    COALESCE(points_5, 0) * 100 AS low_5,
    COALESCE(points_5, 100) * 100 AS high_5,
    points_6 * 100 AS worth_6,
    COALESCE(points_6, 0) * 100 AS low_6,
    COALESCE(points_6, 100) * 100 AS high_6,
    points_7 * 100 AS worth_7,
    COALESCE(points_7, 0) * 100 AS low_7,
    COALESCE(points_7, 100) * 100 AS high_7
  FROM points
  OFFSET 0
),
sums AS (
  SELECT
    id,
    disqualified,
    10 * COALESCE(worth_1, 0) + 15 * COALESCE(worth_2, 0) + 15 * COALESCE(worth_3, 0) + 15 * COALESCE(worth_4, 0) + 15 * COALESCE(worth_5, 0) + 20 * COALESCE(worth_6, 0) + 10 * COALESCE(worth_7, 0) AS known_sum,
    CAST(CASE WHEN worth_1 IS NULL THEN 0 ELSE 10 END + CASE WHEN worth_2 IS NULL THEN 0 ELSE 15 END + CASE WHEN worth_3 IS NULL THEN 0 ELSE 15 END + CASE WHEN worth_4 IS NULL THEN 0 ELSE 15 END + CASE WHEN worth_5 IS NULL THEN 0 ELSE 15 END + CASE WHEN worth_6 IS NULL THEN 0 ELSE 20 END + CASE WHEN worth_7 IS NULL THEN 0 ELSE 10 END AS BIGINT) AS known_weight,
    10 * low_1 + 15 * low_2 + 15 * low_3 + 15 * low_4 + 15 * low_5 + 20 * low_6 + 10 * low_7 AS low_sum,
    10 * high_1 + 15 * high_2 + 15 * high_3 + 15 * high_4 + 15 * high_5 + 20 * high_6 + 10 * high_7 AS high_sum,
    CAST(0 AS BIGINT) AS items,
    CAST(0 AS BIGINT) AS items_low,
    CAST(0 AS BIGINT) AS items_high
  FROM worth
  OFFSET 0
),
exact AS (
  SELECT
    id,
    disqualified,
    known_weight,
    known_sum + items * known_weight AS known,
    low_sum + items_low * 100 AS low,
    high_sum + items_high * 100 AS high
  FROM sums
  OFFSET 0
),
placed AS (
  SELECT
    exact.*,
    -- Tiers are decided in integers: sum ≥ cut × 100 × sum of the weights, 100
    CASE WHEN disqualified IS NOT NULL THEN 3
      WHEN high >= 75 * 10000 THEN 0
      WHEN high >= 50 * 10000 THEN 1
      WHEN high >= 25 * 10000 THEN 2
      ELSE 3
    END AS best,
    CASE WHEN disqualified IS NOT NULL THEN 3
      WHEN low >= 75 * 10000 THEN 0
      WHEN low >= 50 * 10000 THEN 1
      WHEN low >= 25 * 10000 THEN 2
      ELSE 3
    END AS worst
  FROM exact
  OFFSET 0
)
SELECT
  id,
  CASE WHEN known_weight > 0 THEN LEAST(100E0, GREATEST(0E0, CAST(known AS DOUBLE PRECISION) / (100 * known_weight))) END AS score,
  LEAST(100E0, GREATEST(0E0, CAST(low AS DOUBLE PRECISION) / (100 * 100))) AS score_min,
  LEAST(100E0, GREATEST(0E0, CAST(high AS DOUBLE PRECISION) / (100 * 100))) AS score_max,
  CAST(known_weight AS DOUBLE PRECISION) / 100 AS coverage,
  CASE WHEN best = worst THEN CASE best WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' WHEN 3 THEN 'D' END END AS tier,
  CASE best WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' WHEN 3 THEN 'D' END AS tier_best,
  CASE worst WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' WHEN 3 THEN 'D' END AS tier_worst,
  CASE WHEN NOT (0 BETWEEN best AND worst OR 1 BETWEEN best AND worst) THEN FALSE WHEN NOT (2 BETWEEN best AND worst OR 3 BETWEEN best AND worst) THEN TRUE END AS mid_high,
  disqualified
FROM placed;
