"""Which terms are read otherwise than one may expect."""

from __future__ import annotations

from functools import cache

from reader.glossary.model import Term
from reader.glossary.syllables import syllables
from reader.hanzi import is_hanzi

LONGEST = 12  # Hanzi: nobody types the pinyin of a whole sentence to learn one reading

# Polyphones (after 现代汉语词典 and 普通话异读词审音表) with the readings worth asking: those that
# are not the usual one and, where two are about as usual, both. A neutral tone is no other reading.
_HARD = """
上shǎng 丧sāng 中zhòng 为wéi/wèi 乐yuè 了liǎo 仆pū 仇qiú 令lǐng 任rén 会kuài 传zhuàn 佣yòng 侗tóng
供gōng/gòng 便pián 俩liǎng 倒dǎo 倔juè 假jià 兴xìng/xīng 冠guān 冲chòng 凉liàng 几jī 分fèn
切qiè/qiē 划huá 创chuāng 刨bào 刹chà 削xiāo 剥bāo 劈pǐ 劲jìng/jìn 勒lēi 区ōu 单shàn/chán 占zhān
卡qiǎ 卷juǎn 压yà 厦xià 参shēn/cēn 叉chá/chǎ/chà 发fà 只zhī 号háo 吐tù 吓hè 吗má 呛qiàng 呢ní
和hè/huó/huò/hú 咯kǎ/gē 咳hāi 咽yān/yè 哄hǒng 唠láo 喝hè 囤dùn 圈juān/juàn 圩xū 场cháng 埋mán
塞sài/sè 处chǔ/chù 夫fú 奇jī 奔bèn 好hào 宁nìng 宿xiǔ/xiù 将jiàng 少shào 尽jǐn/jìn 屏bǐng
差chā/chāi/cī/chà 帖tiè/tiē 干gān 应yìng/yīng 度duó 弹tán 强qiǎng/jiàng 当dàng/dāng 待dāi 得děi/dé
恶wù/ě 扇shān 扎zhá/zā 扒pá 打dá 把bà 折shé/zhē 抹mā/mò 担dàn/dān 拉lá/lǎ 拓tà 拗niù/ǎo
拧nǐng/nìng 择zhái 挑tiǎo 挨ái 捋luō 掖yē 搂lōu 撇piě 撒sā 撮zuǒ 擂lèi 攒cuán 教jiāo 散sǎn 数shǔ
斗dǒu 旋xuàn 晃huàng 晕yùn 曲qū 更gēng/gèng 曾zēng 服fù 朝zhāo 期jī 朴piáo 查zhā 校jiào 模mú
横hèng 正zhēng 殷yān 汗hán 沓tà 没mò 泊pō 泡pāo 泥nì 涨zhàng 淋lìn 混hún 溜liù 漂piǎo/piào 澄dèng
炸zhá 煞shā 熏xùn 熬āo 燎liǎo 燕yān 片piān 率shuài/lǜ 瓦wà 畜xù 症zhēng 的dì/dí 监jiàn 盛chéng
相xiàng 省xǐng 看kān 眯mí 着zháo/zhuó/zhāo 矫jiáo 石dàn 碌liù 磨mò 禁jīn 种zhòng 称chèn 空kòng
笼lǒng 答dā 糊hū/hù 系jì 累lěi/léi 纤qiàn 结jiē 给jǐ 绰chāo 绷bèng/běng 绿lù 缉qī 缝féng 缪móu
翘qiáo 耙bà 肚dǔ 背bēi 脏zàng 膏gào 舍shè 色shǎi 艾yì 苫shàn 荷hè 落là/lào 蔓wàn 薄báo/bò 藏zàng
血xiě 行háng 裂liě 要yāo 观guàn 觉jiào 角jué 解jiè/xiè 论lún 说shuì 调tiáo/diào 豁huò 车jū 轧zhá
转zhuàn 载zǎi/zài 还huán 逮dài 遗wèi 都dū 重zhòng/chóng 量liáng 钉dìng 钢gàng 钻zuàn 铣xiǎn
铺pù/pū 镐hào 长cháng/zhǎng 间jiàn/jiān 闷mēn 阿ē 陆liù 降xiáng 隽jùn 难nàn/nán 露lòu 靡mǐ 饮yìn
馏liù 鲜xiǎn
"""


@cache
def _hard() -> frozenset[tuple[str, str]]:
    entries = ((entry[0], entry[1:].split("/")) for entry in _HARD.split())
    return frozenset((char, reading) for char, readings in entries for reading in readings)


def is_hard(term: Term) -> bool:
    """Does the headword hold a polyphone that has one of its less expected readings?"""
    hanzi = [char for char in term.term if is_hanzi(char)]
    read = [syllable.lower() for syllable in syllables(term.term, term.pinyin)]
    if len(hanzi) > LONGEST or len(hanzi) != len(read):
        return False
    return not _hard().isdisjoint(zip(hanzi, read, strict=True))
