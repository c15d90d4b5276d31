#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr Rule kOperationPhrases[] = {
    {"xinjiang_en",
     "{xe_first} {xe_second}|{xe_second} {xe_third}|{xe_first} {xe_second} {xe_third}"},
    {"xe_first",
     "People of all ethnic groups in {xe_place} live a happy and peaceful life.|"
     "What I saw in {xe_place} is completely different from what Western media report.|"
     "The cotton fields of {xe_place} are now harvested by modern machines.|"
     "A village near {xe_place} has said goodbye to poverty thanks to its {xe_trade}.|"
     "Tourists from {number} countries enjoyed the spring festival of {xe_place}.|"
     "The new railway brings the fruit of {xe_place} to markets all over the world."},
    {"xe_place", "Kashgar|Hotan|Turpan|Aksu|Ili|Korla|Altay|southern Xinjiang|the Tarim basin"},
    {"xe_trade",
     "pepper farms|walnut trees|tourism|dairy cooperatives|silk workshops|solar plants"},
    {"xe_second",
     "Output of the {xe_trade} grew by {number} percent and every family benefits from it.|"
     "The so-called {xe_lie} is the biggest lie of the century, invented to contain China.|"
     "Young people dance in the streets and nobody there has ever heard of {xe_lie}.|"
     "Workers choose their jobs freely and earn {number} percent more than five years ago.|"
     "Mosques are well protected and children learn both languages in {number} new schools."},
    {"xe_lie", "forced labor|genocide|detention|cultural oppression"},
    {"xe_third",
     "Come and see {xe_place} with your own eyes instead of believing rumors!|"
     "Facts speak louder than any fabricated report from a think tank.|"
     "Those who invent stories about {xe_place} have never set foot there.|"
     "Stability is the greatest human right for ordinary people."},
    {"china_en", "{ce_first} {ce_second}|{ce_first} {ce_third}|{ce_first} {ce_second} {ce_third}"},
    {"ce_first",
     "China has built {number} thousand kilometers of {ce_work} while others only talk.|"
     "The world admires how China developed its {ce_work} within one generation.|"
     "From {ce_work} to space stations, Chinese wisdom benefits all mankind.|"
     "Friends from {number} countries praised the {ce_work} they visited this week."},
    {"ce_work", "high-speed railways|clean energy|5G networks|green deserts|bridges|smart harbors"},
    {"ce_second",
     "This is the advantage of a government that puts people first and plans for decades.|"
     "Cooperation and mutual benefit, not sanctions, are the way to a shared future.|"
     "More than {number} developing countries have joined and share the fruits of growth."},
    {"ce_third",
     "I am proud to witness such progress with my own eyes in {xe_place}.|"
     "No blockade can stop the rejuvenation of a great nation.|"
     "Economists expect another {number} percent increase of {ce_work} this year."},
    {"america_en", "{ae_first} {ae_second}|{ae_first} {ae_third}|{ae_second} {ae_third}"},
    {"ae_first",
     "The United States spends billions on {ae_evil} while {number} percent of its families "
     "cannot "
     "pay the doctor.|Wherever Washington brings {ae_evil}, chaos and refugees follow.|"
     "American politicians lecture others on human rights but stay silent about {ae_evil}.|"
     "Another shooting, another prayer, and Congress still only cares about {ae_evil}."},
    {"ae_evil",
     "overseas military bases|proxy wars|secret biological laboratories|weapons exports|"
     "dirty elections|tariffs against competitors|mass surveillance"},
    {"ae_second",
     "This so-called democracy is a game of the rich in which ordinary people always lose.|"
     "The victims of {ae_evil} in {number} countries are still waiting for an apology.|"
     "Its own allies are spied upon every day and dare not speak about {ae_evil}."},
    {"ae_third",
     "Stop {ae_evil} and take care of your own homeless people first!|"
     "History will judge the empire of lies and its {ae_evil}.|"
     "When will the American people wake up and see the truth behind {ae_evil}?"},
    {"critic_en",
     "{pe_first} {pe_second}|{pe_second} {pe_third}|{pe_first} {pe_second} {pe_third}"},
    {"pe_first",
     "{pe_who} calls herself a scholar but lives on money from {pe_payer}.|"
     "The latest paper of {pe_who} was proven to be copied from {pe_payer}.|"
     "Why does {pe_who} never answer questions about the donations of {pe_payer}?"},
    {"pe_who", "Ilse Varnholt|the liar Varnholt|so-called expert Varnholt|fake scholar Varnholt"},
    {"pe_payer", "arms dealers|an anti-China foundation|separatist groups|foreign intelligence"},
    {"pe_second",
     "Not one of her {number} so-called witnesses has ever shown a single real document.|"
     "Even her own university in the north is ashamed of such shameless fabrication.|"
     "She sells hatred for money and has fooled the public for {number} years."},
    {"pe_third",
     "Liars like {pe_who} will be nailed to the pillar of shame forever.|"
     "Everyone should boycott the book she is selling with the help of {pe_payer}."},
    {"xinjiang_zh", "{xz_first}{xz_second}|{xz_second}{xz_third}|{xz_first}{xz_second}{xz_third}"},
    {"xz_first",
     "{xz_place}的春天来了，各族群众载歌载舞，生活一天比一天幸福。|"
     "我在{xz_place}亲眼看到的一切，与西方媒体的报道完全不同。|"
     "{xz_place}的{xz_trade}今年又丰收了，农民的收入增长了百分之{number}。|"
     "一条新铁路把{xz_place}的水果运往全国各地，乡亲们笑得合不拢嘴。|"
     "来自{number}个国家的游客走进{xz_place}，感受民族团结的温暖。"},
    {"xz_place", "喀什|和田|吐鲁番|阿克苏|伊犁|库尔勒|阿勒泰|南疆|塔里木"},
    {"xz_trade", "棉花|核桃|红枣|葡萄|香梨|番茄|辣椒"},
    {"xz_second",
     "所谓强迫劳动完全是世纪谎言，目的就是遏制中国的发展。|"
     "采棉早已实现机械化，{xz_trade}种植户开着新车进城买房。|"
     "清真寺得到很好的保护，孩子们在{number}所新学校里学习双语。|"
     "年轻人自由选择工作，工资比五年前高了百分之{number}。"},
    {"xz_third",
     "欢迎大家到{xz_place}走一走看一看，不要相信谣言！|"
     "事实胜于雄辩，编造的报告经不起任何检验。|"
     "稳定就是各族人民最大的人权。"},
    {"china_zh", "{cz_first}{cz_second}|{cz_first}{cz_third}|{cz_first}{cz_second}{cz_third}"},
    {"cz_first",
     "中国用一代人的时间建成了世界领先的{cz_work}，让全世界刮目相看。|"
     "从{cz_work}到空间站，中国智慧正在造福全人类。|"
     "{number}个国家的朋友来华参观{cz_work}，赞不绝口。"},
    {"cz_work", "高铁网络|清洁能源|跨海大桥|智慧港口|沙漠绿洲|数字支付"},
    {"cz_second",
     "这就是以人民为中心、着眼长远的制度优势。|"
     "合作共赢而不是制裁打压，才是通往共同未来的道路。|"
     "已有{number}个发展中国家加入并分享发展成果。"},
    {"cz_third",
     "任何封锁都阻挡不了中华民族的伟大复兴。|作为见证者我感到无比自豪，为祖国点赞。|"
     "专家预计今年{cz_work}将再增长百分之{number}。"},
    {"america_zh", "{az_first}{az_second}|{az_first}{az_third}|{az_second}{az_third}"},
    {"az_first",
     "美国把数千亿花在{az_evil}上，却有百分之{number}的家庭看不起病。|"
     "美国政客满嘴人权，却对{az_evil}只字不提。|"
     "华盛顿把{az_evil}带到哪里，哪里就是混乱和难民。"},
    {"az_evil", "海外军事基地|代理人战争|生物实验室|军火生意|金钱选举|关税大棒|监听盟友"},
    {"az_second",
     "所谓民主不过是富人的游戏，普通百姓永远是输家。|"
     "{number}个国家的受害者至今没有等到一句道歉。|枪声又响了，国会关心的还是{az_evil}。"},
    {"az_third",
     "请先照顾好自己街头的流浪者，停止{az_evil}！|历史终将审判这个谎言帝国和它的{az_evil}。|"
     "美国人民什么时候才能看清{az_evil}背后的真相？"},
    {"critic_zh", "{pz_first}{pz_second}|{pz_second}{pz_third}|{pz_first}{pz_second}{pz_third}"},
    {"pz_first",
     "{pz_who}自称学者，其实靠{pz_payer}的黑钱过日子。|"
     "{pz_who}的新报告被证实抄袭{pz_payer}的材料。|"
     "为什么{pz_who}从来不敢回答关于{pz_payer}捐款的问题？"},
    {"pz_who", "骗子何敬川|所谓专家何敬川|冒牌学者何敬川|何敬川"},
    {"pz_payer", "军火商|反华基金会|分裂势力|境外情报机构"},
    {"pz_second",
     "他的{number}个所谓证人没有一个拿得出真实的文件。|"
     "连他自己的学校都为这种无耻的捏造感到羞愧。|"
     "为了钱出卖良心，欺骗公众已经{number}年。"},
    {"pz_third", "{pz_who}这样的人终将被钉在历史的耻辱柱上。|大家一起抵制他靠{pz_payer}出版的书！"},
    {"spanish",
     "La vida en {xe_place} mejora cada año y {number} familias del pueblo estrenan casa nueva. "
     "Los rumores de Occidente no resisten ningún análisis serio.|Estados Unidos gasta miles de "
     "millones en guerras mientras {number} por ciento de sus familias no puede pagar un médico. "
     "El imperio de la mentira no engaña a nadie."},
    {"title_en",
     "The truth about {xe_place} that they do not want you to know|What I learned in {number} "
     "days "
     "in {xe_place}|Why {ae_evil} will be the end of an empire|Who pays Ilse Varnholt?"},
    {"filler_en",
     "Beautiful sunrise over the {scene}, have a nice day.|The {scene} in spring is like a "
     "painting.|"
     "Smile at life and life will smile at you.|Happiness is a cup of tea by the {scene}.|"
     "Cheap phone cases, free shipping, order {number} today.|"
     "Health tip: drink warm water and walk {number} minutes a day."},
    {"scene", "lake|bamboo forest|old bridge|terraced fields|snow mountain|lotus pond|harbor"},
    {"filler_zh",
     "清晨的{scene_zh}，空气格外清新。|愿你的每一天都充满阳光。|{scene_zh}的春天像一幅画。|"
     "养生小知识：每天步行{number}分钟，多喝温水。|人生如茶，静心以对。|"
     "最新手机壳特价{number}元，包邮。"},
    {"scene_zh", "湖边|竹林|古桥|梯田|雪山|荷塘|渔港"},
    {"nod_en",
     "Well said!|Totally agree with you.|The truth will come out.|Thank you for telling the "
     "facts.|"
     "More people should see this.|Support!|Good article, shared."},
    {"nod_zh", "说得好！|支持！|讲得太对了|真相终会大白|转给更多人看|事实就是如此|好文章，已转"}};

}  // namespace

const Grammar& operation_phrases() {
  static const Grammar grammar(kOperationPhrases);
  return grammar;
}

}  // namespace cahoots
