#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr Rule kChinesePhrases[] = {
    {"topic0",
     "今天在{place}吃了{food}，{foodview}|{friend}带我去{place}找{food}，排队{number}分钟，{"
     "foodview}|"
     "自己在家做{food}，{flavour}放太多了，{foodview}|{place}那家{food}涨到{number}块，{foodview}"
     "|"
     "有没有人知道{place}哪里的{food}好吃？{foodview}"},
    {"food",
     "牛肉面|小笼包|卤肉饭|火锅|凉皮|肠粉|蚵仔煎|烤鱼|酸辣粉|叉烧饭|豆花|葱油饼|大盘鸡|螺蛳粉|"
     "锅贴|"
     "海南鸡饭|叻沙|菠萝包"},
    {"flavour", "花椒|香菜|蒜泥|豆瓣酱|白胡椒|冰糖|陈醋|八角|柠檬|虾皮|紫菜"},
    {"foodview",
     "还不错|有点失望|下次还来|{friend}吃了两碗|老板人很好|太咸了|值得绕路|味道跟小时候一样|"
     "回家路上又买了一杯奶茶|照片忘了拍|给{number}分"},
    {"place",
     "台中|高雄|槟城|吉隆坡|新加坡|香港|深水埗|永康街|西门町|台南|花莲|珀斯|成都|广州|厦门|南京|"
     "怡保|马六甲|新竹|旺角|芽笼|宜兰"},
    {"friend",
     "阿明|小芸|室友|我妈|老同事|表弟|阿嬷|隔壁邻居|大学同学|房东|老婆|我哥|楼下大叔|补习班老师|"
     "阿凯"},
    {"topic1",
     "{place}捷运又{delay}，{gripe}|早上{number}号公交{delay}，{gripe}|"
     "从{place}骑车到{place}，{gripe}|{friend}开车去{place}，路上{delay}，{gripe}"},
    {"delay", "误点了|挤不上去|坏在半路|改道了|等了{number}分钟|没有冷气|临时停驶|塞成停车场"},
    {"gripe",
     "到公司已经{number}分了|还好没下雨|只想回家睡觉|主管竟然没发现|手机剩{number}%的电|"
     "旁边的人一直讲电话|明天改走路|早餐都凉了|算了习惯了"},
    {"topic2",
     "加班到{number}点多，{office}|{friend}今天离职了，{office}|客户第{number}次改需求，{office}|"
     "下午的会议开了{number}分钟，{office}|面试{place}的公司，{office}"},
    {"office",
     "祝我好运|想去{place}流浪|影印机又坏了|便当是{food}|大家都在装忙|薪水还是没动|"
     "结论是下次再开会|已经开始看机票|咖啡第{number}杯"},
    {"topic3",
     "周末去{place}爬山，{scenery}|{place}的海边{scenery}|带{friend}去{place}看展，{scenery}|"
     "第{number}次来{place}，{scenery}|夜车到{place}，{scenery}"},
    {"scenery",
     "云海很漂亮|人太多了|腿快断了|遇到一只不怕人的猫|拍了{number}张照片|结果下大雨|"
     "路边买到很甜的芒果|{friend}迷路了|日落值得等|没有网路反而很安静"},
    {"topic4",
     "{show}看到第{number}集，{showview}|{friend}推荐的{show}，{showview}|"
     "终于把{show}追完了，{showview}|在{place}的老戏院看{show}，{showview}"},
    {"show", "那部悬疑剧|新的综艺|修仙动画|老港片|韩剧|纪录片|厨艺比赛|科幻片|那部校园剧"},
    {"showview",
     "结局我不能接受|配乐很好听|哭了{number}分钟|主角太傻了|剪得乱七八糟|想再看一遍|睡着了|"
     "编剧出来面对|比原著好看"},
    {"topic5",
     "房租又涨{number}%，{money}|股票绿了{number}天，{money}|{place}的房价，{money}|"
     "{friend}说要买车，{money}|电费单来了，{money}"},
    {"money",
     "这个月只能吃{food}|还是先存钱吧|人生好难|搬去{place}算了|有没有兼职介绍|"
     "听听就好|我爸说当年只要{number}万|躺平"},
    {"topic6",
     "家里的猫{catdeed}，{scenery}|台风快到{place}了，{gripe}|小孩学校要做{food}，{office}|"
     "{place}今天{number}度，{gripe}|打{number}场球输了{number}场，{showview}"},
    {"catdeed", "打翻了{flavour}|半夜唱歌|胖了|睡在键盘上|躲在衣柜里|抓破沙发|学会开门"},
    {"extra",
     "先这样|晚点补照片|大家早点休息|{friend}要我转告大家|有人要一起吗|下次去{place}再说|"
     "明天还要上班|希望不要下雨|谢谢{friend}|就当是{number}月的纪念"},
    {"short", "早安|晚安|大家早安|好累|周五快乐|哈哈哈|下班了|周末愉快|生日快乐|新的一周加油"},
    {"quip",
     "哈哈哈|同感|真的假的|在{place}哪里？|恭喜|辛苦了|{friend}也这样说|下次揪我|太好笑了|"
     "求地址|我也想吃{food}|推|不一定吧，{gripe}|谢谢分享"},
    {"xinjiang",
     "以前去过#新疆 旅行，{food}真的好吃，{xjview}|{friend}在#新疆 教过书，{xjview}|"
     "看了几篇讲#新疆 的报导，{xjview}，{gripe}|又在吵#新疆 ，{xjview}|"
     "#Xinjiang 的棉花新闻，{friend}问我怎么看，{xjview}"},
    {"xjview",
     "两边说法差太多|当地人很热情|希望大家能自由采访|我觉得外国媒体太夸张|"
     "亲戚联络不上这件事很可怕|风景没话说|要自己去看才知道|有些话在国内不能说|"
     "不要只看标题|经济确实比{number}年前好|政府应该公开资料"}};

constexpr Rule kOtherPhrases[] = {
    {"es",
     "hoy en {town} comimos {es_food} con {person}, {es_view}|el tren a {town} salió {number} "
     "minutos tarde, {es_view}|{person} cumple {number} años y {es_view}|"
     "terminé el libro sobre {town} a las {number}, {es_view}"},
    {"es_food", "empanadas|tortilla|arepas|ceviche|croquetas|pozole|lentejas"},
    {"es_view", "qué día|me encantó|nunca más|vuelvo el lunes|llovió todo el rato|hace falta café"},
    {"id",
     "tadi pagi ke {town} sama {person}, {id_view}|makan {id_food} di {town}, {id_view}|"
     "macet {number} menit di {town}, {id_view}"},
    {"id_food", "soto|nasi goreng|bakso|gado-gado|rendang|martabak"},
    {"id_view", "mantap|capek juga|besok lagi ya|hujan terus|semoga cepat sampai|lumayan lah"},
    {"pt",
     "domingo em {town} com {person}, {pt_view}|{number} horas de ônibus até {town}, {pt_view}|"
     "fiz bolo de {pt_food} para {person}, {pt_view}|o jogo contra {town} acabou {number} a 1, "
     "{pt_view}"},
    {"pt_food", "cenoura|fubá|milho|laranja|chocolate|coco"},
    {"pt_view",
     "que saudade|ficou ótimo|nunca mais|a vida é isso|amanhã tem mais|choveu o dia todo"},
    {"fr",
     "{number} minutes de retard à {town}, {fr_view}|marché de {town} avec {person}, {fr_view}|"
     "{person} a fini le roman sur {town}, {fr_view}"},
    {"fr_view", "tout va bien|encore raté|quelle journée|on recommence demain|il pleut, bien sûr"},
    {"ja",
     "{town}まで{number}分歩いた。{ja_view}|今日は{ja_food}を作った。{ja_view}|"
     "{number}時まで残業。{ja_view}|{town}の映画館で寝てしまった。{ja_view}"},
    {"ja_food", "肉じゃが|カレー|お好み焼き|味噌汁|親子丼|焼きそば"},
    {"ja_view", "疲れた|おいしかった|また行きたい|雨がひどい|明日も頑張ろう|猫が待っている"}};

}  // namespace

const Grammar& chinese_phrases() {
  static const Grammar grammar(kChinesePhrases);
  return grammar;
}

const Grammar& other_phrases() {
  static const Grammar grammar(kOtherPhrases);
  return grammar;
}

}  // namespace cahoots
