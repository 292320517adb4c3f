"""为: wéi (to be, to act as, by) or wèi (for). After 现代汉语词典, 为1 and 为2.

The benefactive wèi has a noun after it and then what is done for it (为人民服务); wéi links
(总面积为…, 以人民为中心, 转化为) or names the agent of a passive (为人民所爱戴).
"""

from __future__ import annotations

import re

from reader.language.rules.tokens import Found, Tokens

_WEI2, _WEI4 = Found(("wéi",)), Found(("wèi",))

# What the construction 以…为 ends in.
_FRAME = (
    "中心|主|引领|抓手|契机|目标|导向|重点|载体|基础|统领|指导|核心|主线|突破口|牵引|支撑|代表|根本|"
    "准|纽带|依托|平台|龙头|主题|切入点|动力|遵循|镜|鉴|戒|师|友|邻|本|先|要|重|荣|耻|乐|己任|例|"
    "标准|原则|前提|目的|主体|手段|路径|保障|底线|界|轴|底色|媒|桥|笔|墨|翼|家|伴|由|时|单位|据|题|"
    "主要|重要|基本|根基|主业|使命|生命线|最|第一|首|支点|阵地|源泉|主攻|关键|突破|方向|着力|特色|"
    "内容|形式|背景|参照|样板|标杆|榜样|旗帜|圭臬|蓝本|主旨|宗旨|价值|起点|出发点|落脚点|驱动|引擎|"
    "有力|强大|全|天|食|大|贵|美|善|和|民|国|公|上|奉|骨干|主导|主流|辅|补充|尺|度|标尺|标志"
)
# What is done for somebody.
_FOR = (
    "服务|提供|作(?!为)|做|贡献|打(?:下|牢|好|基础|开|造)|奠定|创造|赢得|增|添|注入|保驾|护航|解(?!放军)|"
    "谋|办|争(?!议)|树立|树起|立(?:下|法|传|言|功|心|命|志|规|标)|指明|指引|指路|开(?:辟|路|启|出|创|绿灯|展|拓)|搭(?:建|桥|台)|点赞|"
    "喝彩|加油|鼓(?:劲|掌|士)|带(?:来|去|动)|撑(?:腰|起)|着想|分忧|奋斗|服|献(?:出|策|计|身|礼|上|艺)|助(?:力|推)|送|支(?:撑|持)|"
    "保障|准备|努力|铺(?:路|就|平|设)|擦|绘|制定|设(?:立|置|计|定)|建(?:立|言|设|起|成|造)|构(?:建|筑)|筑(?:牢|起)|扛|减|"
    "赋(?:能|予)|引(?:领|导|路|来)|实现|推(?:动|进|广)|促(?:进)|维护|确保|留(?:下|出|足)|让|牺牲|担(?:责|当)|负责|"
    "排忧|纾|操心|操劳|呐喊|发(?:声|放|展|言|出|力|愁)|代言|正名|站(?:岗|台)|守|把脉|问诊|开方|量身|"
    "颁(?:发|奖)|授(?:予|奖|牌|旗)|揭(?:牌|幕)|举(?:行|办|荐)|庆(?:祝|生)|祝(?:贺|福)|祈|证|背书|买单|埋单|付出|拼搏|"
    "兜底|托底|兜住|撑伞|鼓与呼|鸣|考虑|申请|安排|落实|完成|明确|营造|激发|拓展|描绘|书写|谱写|续写|汇聚|凝聚|"
    "积累|储备|挽回|节(?:省|约)|降低|提升|缓解|破解|化解|腾出|培养|培育|输送|输出|配备|购买|补|募|捐|寻找|"
    "找|写|唱|歌|点亮|照亮|照明|疗|治|看病|免|补充|抢|讲|上(?:课|好)|回|盖|修|装|安装|选(?![手项民区举拔秀股])|改|敬|驻|执|施|"
    "理发|义诊|接|送别|送行|悼|默哀|题|取|起(?:草|名)|命名|换|加|供|筹|夺|取得|加快|加强|强化|深化|坚持|"
    "全面|进一步|更好|切实|有效|不断|持续|广泛|充分|做好|做强|做优|贯彻|落|抓|防|应对|适应|满足|优化|规范|"
    "积极|扎实|深入|扩大|巩固|巩|健全|完善|继承|弘扬|传承|丰富|纪念|欢迎|迎接|感到|感|高兴|自豪|骄傲|担忧|惋惜|"
    "跑(?:腿|断|前|遍)|首创|流(?:血|汗|泪)|吃苦|打拼|遮|挡|震撼|动容|倾倒|喜|忧|愁|哀|悲|惭愧|折服|打抱不平|生|死|活|战(?!略|区|场)|而(?!是)|计|着急|叫好|叫屈|欢呼"
)
_PEOPLE = (
    "人民|群众|百姓|老百姓|党|国家|祖国|民族|社会|企业|职工|农牧民|农民|牧民|市民|居民|公众|"
    "他|她|它|我|你|咱|您|大家|自己|谁|各|全[国市省区县旗党社村镇]|基层|青年|妇女|儿童|老人|学生|孩子|群|"
    "用户|客户|旅客|乘客|游客|患者|病人|消费者|投资者|中国|内蒙古|世界|人类|学校|家庭|官兵|战士|军|民|国|公"
)

_LINKED = re.compile(
    # verbs and adverbs that take wéi
    r"(?:转化|变|化|定|定位|视|看作|称|列|评|评选|评定|选|升|升级|升格|建成|建设|确定|认定|打造|命名|更名|改名|改|作|"
    r"分|细分|划分|上升|提升|扩大|缩短|缩小|变更|调整|设|任命|当选|推选|选举|聘|誉|尊|奉|立|收|易|转|转变|改造|简称|核定|"
    r"控制|规定|列入|归纳|概括|总结|凝练|细化|分解|统一|具化|量化|折合|合并|提炼|培育|发展|演变|演化|蜕变|凝聚|内化|外化|"
    r"固化|确认|判定|解读|理解|描述|形容|表述|译|表现|体现|具体化|合|视作|整合|设定|预计|估计|确立|锁定|明确|修订|修改|"
    r"提高|降|降低|降至|增加|下调|上调|延长|压缩|精简|淬炼|锻造|塑造|打磨|铸造|建造|装扮|点缀|汇聚|汇|连|串|融|结|拧|"
    r"解释|释|意|字面意|(?<![甚乃以直])至|最|极|尤|颇|较|更|甚|广|大|略|稍|实|何|无所|有所|事在人|"
    r"总|平均|分别|依次|一律|一般|通常|主要|约|名|题|署名|成|沦|贬|降格|浓缩|还原|翻译|改编|改建|扩建|扩|拆分|重组|加工|"
    r"制作|编|编写|认|认作|误认|推举|授予|追认|追授|核准|测|测定|初定|暂定|预定|拟定|内定|选定|拓展|延伸|拓|"
    r"宽|长|高|深|重|厚|面积|总面积|长度|高度|宽度|总数|人数|数量|金额|总额|比例|比重|增速|增幅|占比|率|值|度|"
    r"职务|代号|编号|全称|别名|原名|本名|时间|期限|有效期|单位|地点|主题|内容|目标|任务|重点|原则|分为|题目|标题|"
    r"原因|结果|对象|范围|身份|籍贯|学历|口号|核心|特点|特征|标志|前身|前提|途径|形式|模式|等级|级别)$"
)
# These take wéi unless somebody is helped: 可为一试, but 可为下游腾出库容.
_LINKED_WEAKLY = re.compile(r"(?:多|难|可|能够称|敢|善|勇|妄|即|均|皆|乃|亦|则|故|若|如|曾|系)$")
_NUMBER = "[一二三四五六七八九十百千万两]+"
_AMOUNT = re.compile(
    rf"(?:约|近|超|逾|不足|正|负|零|±|[-\d.]|第?{_NUMBER}[^一-鿿]"
    rf"|第?{_NUMBER}(?:[个年月日天倍元人名次级类种项大部支所座条章节段层家处位片只头款间栋幅首本把张场]|分之|亿|多))"
)
_AGENT = re.compile(r"[^，。；的]{1,10}?所(?!有|以|在|谓|长|得税|属|需)")
_SUPERLATIVE = re.compile(
    r"(?:全国|国家|全球|世界|全市|全省|全区|全旗|全县|国内|国际|历史|史上|最?近.{1,4}年|历年|今年|迄今|有史|我国|亚洲|自治区|同期|中国|当地|业内)"
    r"[^，。；]{0,8}?(?:第|首|最|之最|唯一|少有|罕见|新高|新低|重点|示范|先进|领先|一流|优秀|文明|级|水平|以来|非物质|遗产)"
)
_WITH = re.compile(r"(?:以|把|将|由|视|拜|奉|尊|引|传|选|推|立|唯|惟|认|指|化|变)[^，。；]{1,22}$")
_FRAME_AT = re.compile(rf"(?:[^，。；为]{{0,10}}?的)?(?:{_FRAME})")
_FOR_LATER = re.compile(rf"[^，。；]{{1,22}}?(?:{_FOR})")
_SELF = re.compile(
    r"(?:一己|个人|自己|名|利|钱|己|私|别的|过|功|官|财|此|何|什么|啥|的是|的就是|了)"
)
_OTHERS = re.compile(r"(?:大家|人民|国家|群众|百姓|集体|他人|别人|社会)(?:$|、)")
_BARE = re.compile(r"(?:、|的(?!(?:就|只|都|不)?是)|(?:和|与|或)(?:不|乱|慢))")
# What is itself no agent, and verbs of taking for or turning into.
_PROPERTY = re.compile(
    r"(?:约|意|解释|相当|型号|类型|种类|对手|住址|地址|籍贯|质保期|保质期|有效期|限额|成绩|得分|比分|价格|售价|报价|"
    r"均价|票价|单价|身份|职业|年龄|性别|民族成分|血型|来源|材质|颜色|色调|口味|风格|尺寸|容量|功率|车牌|牌号|编号|"
    r"收款人|联系人|户主|中标人|预案|含义|意思|寓意|定义|结论|答案|病因|死因|"
    r"[被人](?:称?赞|赞誉|诟病|认定|确诊|判断|诊断|推举|拥立|收养)|判断|诊断|确诊|减弱|增强|衰减|默认|折算|简化|换算|兑换|"
    r"增幅|降幅|涨幅|跌幅|增速|气温|最高气温|最低气温|海拔|震级|汇率|利率|基数|中间价|收盘价|开盘价|全文|原文)$"
)
# 公有制为主体, “…”为主题的活动: what stands in the frame alone.
_PART = re.compile(
    r"(?:主要内容|主题|主体|主线|主导|核心|宗旨|目标|目的|重点|特征|标志|载体|抓手|契机|例|中心|原型|背景|己任|"
    r"荣|乐|准|根本|前提|导向|龙头|突破口|切入点|着力点|落脚点|出发点|代表|界|限|期|原则|依据|参照|样板)"
    r"(?:的(?!需|要|安全|发展|建设)|$|、|，|开展|组织|举办)"
)
# 为学界知晓: a passive without 所.
_KNOWN = re.compile(
    r"[^，。；的]{1,12}?(?:的[^，。；]{1,8}?)?(?:逐渐|渐渐|广泛|普遍|日益|一致|共同)?(?:熟知|熟悉|知晓|知道|知悉|独有|特有|接受|认可|认同|包围|"
    r"笼罩|采纳|采用|称道|津津乐道|传颂|诟病|不容|不齿|取代|吞没|淹没|乐道|公认|广泛关注|侧目|瞩目)"
)
_KIND_OF = re.compile(
    r".{2,40}的(?:一种|一个|一类|一名|一员|一支|一环|一部分|成员|别称|简称|统称|俗称|首都|首府|省会|组成部分|产物|缩写)"
)
_POST = re.compile(
    r"(?:主任|书记|主席|委员|[一-鿿]长|负责人|代表|经理|总裁|教练|作者|主编|冠军|姓名|名字)$"
)
_WILLING = re.compile(r"(?:[不敢善愿想能会可难勇乱慢]|应当|有所|无所)$")
_STATES = frozenset(
    ("是", "有", "为", "成为", "属于", "位于", "居", "占", "达", "达到", "超过", "以上", "以下",
     "左右", "以来", "以内", "所", "来", "起")
)  # fmt: skip
_AUXILIARY = re.compile(
    r"(?:^|是|要|都|就|而|也|能|能够|才|只|并|将|不断|共同|切实|真正|一心|甘愿|愿|愿意|专门|专|须|可以|可|必须|进一步|"
    r"持续|更好|积极|主动|努力|坚持|始终|致力于|致力|继续|开始|决心|立志|已|已经|正|正在|应|应该|应当|会|得以|去|来|"
    r"又|还|再|更|一起|一道|携手|分别|不仅|不只|不光|多|常|常常|经常|免费|无偿|及时|优先|尽力|全力|竭力|倾力|"
    r"着力|充分|有力|有效|直接|亲自|义务|自发|纷纷|先后|接连|陆续|率先|即|和|与|或|及|、|地|的|我们|他们|她|他|我|你|"
    r"人|者|书记|干部|党员|政府|部门|企业|银行|单位|中心|公司|学校|医院|法院|队|会|员|家|站|所|局|委)$"
)


def _does_something(tokens: Tokens, at: int, right: str) -> bool:
    """Does a verb come after the noun, not inside an attribute (为中国最大的…基地)?"""
    reach = tokens.starts[at] + 1 + len(right)
    for number in range(at + 2, len(tokens.words)):
        if tokens.starts[number] >= reach or tokens.words[number] in "的、":
            return False
        tag = tokens.tag(number)
        if tag == "v" and tokens.words[number] not in _STATES:
            return True
    return False


def rule(tokens: Tokens, at: int) -> Found | None:
    """The reading of the single word 为 at `at`."""
    left, right = tokens.left(at), tokens.right(at)
    if not right:
        return _WEI2
    if re.match(r"(?:了|何|此|之|着|什么|啥|谁)", right):
        return _WEI4
    if _PART.match(right) or _KNOWN.fullmatch(right):
        return _WEI2
    if _KIND_OF.fullmatch(right) or (_POST.search(left) and re.fullmatch("[一-鿿]{2,4}", right)):
        return _WEI2  # 为莎草科的一种; 主任为雍居敬
    if _BARE.match(right) and _WILLING.search(left):
        return _WEI2  # 不敢为、不善为的干部
    if _AGENT.match(right) and not _FOR_LATER.match(right[:4]):
        return _WEI2
    if _SELF.match(right) and left.endswith(("不", "只", "是", "不是", "都", "才", "既")):
        return _WEI4
    if re.match(r"[一-鿿](?:$|、)", right):
        return _WEI2  # 法治为纲、乡情为脉
    if _OTHERS.match(right) and not _WITH.search(left):
        return _WEI4  # 舍小家为大家
    helps = _FOR_LATER.match(right) is not None or _does_something(tokens, at, right)
    if _PROPERTY.search(left):
        return _WEI2
    if _AMOUNT.match(right) and (not _FOR_LATER.match(right) or _LINKED.search(left)):
        return _WEI2
    if _WITH.search(left) and _FRAME_AT.match(right):
        return _WEI2
    if _LINKED.search(left) and not (helps and re.match(_PEOPLE, right)):
        return _WEI2
    if _LINKED_WEAKLY.search(left) and not helps:
        return _WEI2
    if tokens.tag(at + 1) == "v" and not _WITH.search(left) and not _STATES & {tokens.word(at + 1)}:
        return _WEI4  # 为治理盐碱地
    if helps and (not left or _AUXILIARY.search(left) or re.match(_PEOPLE, right)):
        # 增速为近十年最高: a superlative after the comma links, it is nobody one works for.
        if _SUPERLATIVE.match(right) and not re.search(r"(?:作|做|提供|贡献|打下|服务)", right):
            return Found(("wéi",), sure=False)
        return _WEI4
    if _WITH.search(left):
        return _WEI4 if helps and not re.match(_FRAME, right) else _WEI2
    if not helps and _SUPERLATIVE.match(right):
        return Found(("wéi",), sure=False)  # 为国家一级文物
    if re.match(_PEOPLE, right) and (helps or tokens.tag(at - 1)[:1] in ("", "v", "d", "x")):
        return Found(("wèi",), sure=helps)
    if helps:
        return Found(("wèi",), sure=False)
    if not left and re.search(r"[一-鿿]{6,}", right) and not _SUPERLATIVE.match(right):
        return Found(("wèi",), sure=False)
    return Found(("wéi",), sure=False)
