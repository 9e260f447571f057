-- 许教组〔2023〕8号: the rule-book of Xuchang, clause by clause.
--
-- Every clause, standard and goal stands here as it stands in the notice
-- (doc/xuchang-2023-8.txt), to the letter but for white space; a test compares.
-- How it is read where it is silent is in doc/rules.md.

insert into league (league, title) values
    ('county', '县（市、区）和功能区'),
    ('department', '市直单位');

-- GB/T 2260 codes; the functional zones have none, and a local code with letters
-- cannot be taken for one.
insert into unit (unit, name, league, region_code) values
    ('411002', '魏都区', 'county', '411002'),
    ('411003', '建安区', 'county', '411003'),
    ('411024', '鄢陵县', 'county', '411024'),
    ('411025', '襄城县', 'county', '411025'),
    ('411081', '禹州市', 'county', '411081'),
    ('411082', '长葛市', 'county', '411082'),
    ('XC-SFQ', '城乡一体化示范区', 'county', null),
    ('XC-JKQ', '经济技术开发区', 'county', null),
    ('XC-DCQ', '东城区', 'county', null);

insert into scheme (scheme, title, document_no, issued_on) values
    ('xuchang-2023-8',
     '关于建设教育强市加快推进教育优质均衡发展实施意见考核办法',
     '许教组〔2023〕8号',
     '2023-11-13');

insert into provision (scheme, provision, clause) values
    ('xuchang-2023-8', 'base', '每月1次，实行百分制赋分，扣完为止'),
    ('xuchang-2023-8', 'evidence', '所有奖励加分均以正式文件、证书和奖牌为依据'),
    ('xuchang-2023-8', 'late_document', '下发文件滞后的转到下月加分'),
    ('xuchang-2023-8', 'highest', '同一项工作获多级表彰奖励的，按最高级别加分，不重复计算'),
    ('xuchang-2023-8', 'review', '表扬内容由各单位申报，市教育局审核运用，扣分内容由市教育局负责汇总运用');

insert into item (item, title) values
    ('total', '总分'),
    ('base', '基础分'),
    ('daily', '日常工作考核'),
    ('key', '重点任务考核'),
    ('bonus', '加分'),
    ('meeting', '现场会、经验交流会'),
    ('commendation', '表彰奖励'),
    ('press', '正面报道'),
    ('penalty', '扣分'),
    ('criticism', '通报批评'),
    ('exposure', '媒体曝光'),
    ('report', '平时考核'),
    ('assignment', '临时交办'),
    ('supervision', '重点督办'),
    ('key1', '学前教育发展提升'),
    ('key2', '中高考质量提升“一校一目标”'),
    ('key3', '普通高中教育质量提升'),
    ('key4', '寄宿制学校建设'),
    ('key5', '优质均衡创建'),
    ('key6', '职业院校达标建设与产教融合'),
    ('key7', '教育经费保障'),
    ('key8', '教师待遇与激励'),
    ('key9', '校园安全');

-- 百分制: the sections weigh 30 and 70, and the base is out of 100.  Nothing caps the bonus or the total (A18).
insert into scheme_item (scheme, item, parent, kind, part, place, floor, weight, clause) values
    ('xuchang-2023-8', 'total', null, 'group', null, 1, null, null, null),
    ('xuchang-2023-8', 'base', 'total', 'group', 'base', 1, 0, 100, '每月1次，实行百分制赋分，扣完为止'),
    ('xuchang-2023-8', 'bonus', 'total', 'group', 'bonus', 2, null, null, null),
    ('xuchang-2023-8', 'penalty', 'total', 'group', 'penalty', 3, null, null, null),
    ('xuchang-2023-8', 'daily', 'base', 'group', null, 1, null, 30, '日常工作考核成绩占30%，重点任务考核成绩占70%'),
    ('xuchang-2023-8', 'key', 'base', 'group', null, 2, null, 70, '日常工作考核成绩占30%，重点任务考核成绩占70%'),
    ('xuchang-2023-8', 'meeting', 'bonus', 'event', null, 1, null, null, null),
    ('xuchang-2023-8', 'commendation', 'bonus', 'event', null, 2, null, null, null),
    ('xuchang-2023-8', 'press', 'bonus', 'event', null, 3, null, null, null),
    ('xuchang-2023-8', 'criticism', 'penalty', 'event', null, 1, null, null, null),
    ('xuchang-2023-8', 'exposure', 'penalty', 'event', null, 2, null, null, null);

-- Daily work concerns every unit; a key task concerns every county-level unit, and
-- the departments that carry a ledger task under it or are given a mark (A29).
-- Each item starts with its full marks and stops at zero (A7).
insert into scheme_item (scheme, item, parent, kind, place, start, floor, cap, points_each, leagues, standard, clause, first_month) values
    ('xuchang-2023-8', 'report', 'daily', 'breach', 1, 5, 0, 5, 1, '{county,department}',
     '逾期未报送，漏报一次扣减 1 分，扣完为止，无此类情况的得满分。',
     '当月任务完成情况于下月5日前报送市委教育工作领导小组秘书组，逾期未报送，漏报一次扣减1分。无此类情况的得满分',
     null),
    ('xuchang-2023-8', 'assignment', 'daily', 'breach', 2, 10, 0, 10, 2, '{county,department}',
     '没有按期完成的，一次扣减 2 分，扣完为止，无此类情况的得满分。',
     '要按时上报结果，没有按期完成的，一次扣减2分，无此类情况的得满分',
     null),
    ('xuchang-2023-8', 'supervision', 'daily', 'breach', 3, 15, 0, 15, 3, '{county,department}',
     '没有按期整改的，一次扣减 3 分，扣完为止，无此类情况的得满分。',
     '要及时整改，并按要求上报推进情况。没有按期按要求报送的，一次扣减3分，无此类情况的得满分。',
     null),
    ('xuchang-2023-8', 'key1', 'key', 'mark', 1, 7, 0, 7, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '实施学前教育发展提升三年行动计划，解决公办幼儿园在园幼儿占比偏低问题。到 2025 年，全市新建、改扩建公办幼儿园、民转公幼儿园 145 所，新增公办学位 3.5 万个，公办学位占比达到 50%以上，学前三年毛入园率达到 98%以上。',
     null),
    ('xuchang-2023-8', 'key2', 'key', 'mark', 2, 8, 0, 8, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '从 2024 年开始，全市所有中学“一校一目标”确定中高考质量提升行动目标、实施计划。',
     '2024-01-01'),
    ('xuchang-2023-8', 'key3', 'key', 'mark', 3, 7, 0, 7, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '推行“一年高考六年抓，质量提升校校行”工程，以学科基地建设为抓手，以学科贯通培养为路径，打好普通高中教育质量提升“翻身仗”，力争用 3 年时间将全市普通高中人才培养质量提高到全省平均水平。',
     null),
    ('xuchang-2023-8', 'key4', 'key', 'mark', 4, 9, 0, 9, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '以城乡融合共同富裕先行试验区示范片区为先导，以寄宿制学校建设为抓手，统筹乡村小规模学校（教学点）和乡镇寄宿制学校建设与管理，2023 年完成新建、改扩建寄宿制学校规划编制，2024 年全面实施，2025 年基本建成。',
     null),
    ('xuchang-2023-8', 'key5', 'key', 'mark', 5, 9, 0, 9, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '到 2025 年，襄城县、建安区率先实现优质均衡创建目标；到 2027 年，全市所有县（市、区）基本实现优质均衡创建目标。',
     null),
    ('xuchang-2023-8', 'key6', 'key', 'mark', 6, 7, 0, 7, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '“一校一策”推进职业院校办学条件达标建设。优化校企融合发展机制，将参与校企合作情况作为各类示范企业评选的重要参考。打造国家级、省级市域产教联合体和行业产教融合共同体。到 2026 年，全市职业院校“双师型”教师占专业课教师比例达到 75%以上建成 20 个以上省级品牌示范专业和 20 个省级以上特色专业。',
     null),
    ('xuchang-2023-8', 'key7', 'key', 'mark', 7, 9, 0, 9, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '优化教育资金管理体制和方式，强化教育主管部门管理职能。健全政府投入为主、多渠道筹集经费体制，落实教育费附加、地方教育附加等投入政策，确保教育经费“两个只增不减”。',
     null),
    ('xuchang-2023-8', 'key8', 'key', 'mark', 8, 7, 0, 7, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '依法保障教师待遇，按照政策规定，逐步提高各类学校生均经费拨款标准，安排教师培训经费，加大名师及工作室奖补力度。完善许昌市市长教育质量奖和先进个人评选奖励方案，充分发挥奖励激励作用。',
     null),
    ('xuchang-2023-8', 'key9', 'key', 'mark', 9, 7, 0, 7, null, '{county}',
     '按照时间节点，由市教育局各业务牵头科室细化年度任务，并根据每月实际完成情况进行评分，扣完为止。',
     '将校园安全纳入社会治理体系，加强部门联防联控，完善风险防控机制，健全校园安全责任体系，全面提升校园安全防范能力，有效遏制涉校涉生矛盾纠纷、风险隐患、安全事故和事件。持续开展防溺水、防交通事故、防侵害等专项行动。',
     null);

-- Target years, which end nothing (A28).
insert into milestone (scheme, item, reach_by, goal) values
    ('xuchang-2023-8', 'key1', '2025-12-31', '到 2025 年，全市新建、改扩建公办幼儿园、民转公幼儿园 145 所，新增公办学位 3.5 万个，公办学位占比达到 50%以上，学前三年毛入园率达到 98%以上'),
    ('xuchang-2023-8', 'key4', '2023-12-31', '2023 年完成新建、改扩建寄宿制学校规划编制'),
    ('xuchang-2023-8', 'key4', '2024-12-31', '2024 年全面实施'),
    ('xuchang-2023-8', 'key4', '2025-12-31', '2025 年基本建成'),
    ('xuchang-2023-8', 'key5', '2025-12-31', '到 2025 年，襄城县、建安区率先实现优质均衡创建目标'),
    ('xuchang-2023-8', 'key5', '2027-12-31', '到 2027 年，全市所有县（市、区）基本实现优质均衡创建目标'),
    ('xuchang-2023-8', 'key6', '2026-12-31', '到 2026 年，全市职业院校“双师型”教师占专业课教师比例达到 75%以上建成 20 个以上省级品牌示范专业和 20 个省级以上特色专业');

insert into rule (rule, title) values
    ('meeting-city', '市级现场会、经验交流会'),
    ('meeting-province', '省部级现场会、经验交流会'),
    ('meeting-nation', '国家级现场会、经验交流会'),
    ('commendation-city', '市委、市政府表彰奖励'),
    ('commendation-province', '省级有关部门表彰奖励'),
    ('commendation-nation', '省委、省政府及以上表彰奖励'),
    ('criticism', '通报批评'),
    ('report-nation', '国家级媒体正面报道'),
    ('report-province', '省级媒体正面报道'),
    ('exposure-organ', '机关报刊、网站等曝光'),
    ('exposure-nation', '国家级非机关媒体曝光'),
    ('exposure-province', '省级新闻媒体曝光'),
    ('exposure-city', '市级新闻媒体曝光');

-- The press of party, government and education organs is the more specific and
-- comes first where two rules of exposure fit (A23).
-- One work counts once among the meetings, once among the commendations and once among the reports (A12).  均以正式文件、证书和奖牌为依据:
-- a bonus needs its document (R18).
insert into scheme_rule (scheme, rule, item, once, level, precedence, needs_document, points, clause, reading) values
    ('xuchang-2023-8', 'meeting-city', 'meeting', 'meeting', 'city', 1, true, 1,
     '在地方、单位召开教育方面现场会，经验交流会的，按市级计1分', null),
    ('xuchang-2023-8', 'meeting-province', 'meeting', 'meeting', 'province', 1, true, 3,
     '省部级计3分', '省教育厅召开的按省部级计（A22）'),
    ('xuchang-2023-8', 'meeting-nation', 'meeting', 'meeting', 'nation', 1, true, 5,
     '国家级计5分', null),
    ('xuchang-2023-8', 'commendation-city', 'commendation', 'commendation', 'city', 1, true, 1,
     '教育工作被市委、市政府和省级有关部门表彰奖励的每件（项）加1分', null),
    ('xuchang-2023-8', 'commendation-province', 'commendation', 'commendation', 'province', 1, true, 1,
     '教育工作被市委、市政府和省级有关部门表彰奖励的每件（项）加1分', null),
    ('xuchang-2023-8', 'commendation-nation', 'commendation', 'commendation', 'nation', 1, true, 1,
     null, '办法没有省委、省政府、国家部委及国家级表彰的条款；举轻以明重，比照省级有关部门加1分（A30）'),
    ('xuchang-2023-8', 'criticism', 'criticism', null, null, 1, false, -1,
     '相应工作被市委、市政府及以上层级单位通报批评的每件（项）扣1分', null),
    ('xuchang-2023-8', 'report-nation', 'press', 'report', 'nation', 1, true, 2,
     '被国家级报道的每件（项）加2分', null),
    ('xuchang-2023-8', 'report-province', 'press', 'report', 'province', 1, true, 1,
     '被省级新闻媒体、报刊、网站报道的每件（项）加1分', null),
    ('xuchang-2023-8', 'exposure-organ', 'exposure', null, 'organ', 1, false, -2,
     '被中央及省市党委、政府及教育部门的机关报刊、网站等新闻媒体曝光造成不良影响的每件(项)扣2分', '较省级、市级媒体的规定具体，同时适用时以此为准（A23）'),
    ('xuchang-2023-8', 'exposure-nation', 'exposure', null, 'nation', 2, false, -2,
     null, '办法没有国家级非机关媒体曝光的条款；比照机关报刊扣2分（A24）'),
    ('xuchang-2023-8', 'exposure-province', 'exposure', null, 'province', 2, false, -1,
     '被省级新闻媒体曝光的每件(项)扣1分', null),
    ('xuchang-2023-8', 'exposure-city', 'exposure', null, 'city', 2, false, -0.5,
     '被市级新闻媒体曝光的每件(项)扣0.5分', null);

-- What lint_scheme() finds in the notice, and how it is settled.
insert into reading (scheme, finding, subject, reading, text) values
    ('xuchang-2023-8', 'rule_takes_precedence', 'exposure-organ', 'A23',
     '机关报刊、网站曝光的规定较省级、市级媒体的规定具体，同时适用时以此为准；一次报道为一个事项，由市教育局认定适用哪条'),
    ('xuchang-2023-8', 'rule_without_clause', 'exposure-nation', 'A24',
     '办法没有国家级非机关媒体曝光的条款；比照机关报刊扣2分，单列一条规则'),
    ('xuchang-2023-8', 'level_without_rule', 'press/city', 'A25',
     '办法没有市级媒体正面报道的条款，不加分，不设规则'),
    ('xuchang-2023-8', 'rule_without_clause', 'commendation-nation', 'A30',
     '办法没有省委、省政府、国家部委及国家级表彰的条款；举轻以明重，比照省级有关部门加1分，单列一条规则');
