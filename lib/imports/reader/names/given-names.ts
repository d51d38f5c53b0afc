import { normalizeForCompare } from "../common/clean";

/** Common given names. They only decide between two possible names. */
const NAMES = `
  adam adrian agnes ahmed alain alan albert alejandro aleksandr aleksei alex alexander alexandra alexei alexey alexis ali alice
  alina alla ana anastasia anders andre andrea andreas andrei andrew andrey andrzej angela anita anja anna anne anneke annette
  anton antoine antonia antonio arina arkady arthur artem artur astrid aurelie barbara beatrice beatriz ben benjamin bernard
  bernd birgit boris brian brigitte camille carl carla carlos carmen carol caroline catherine cecile charles charlotte christian
  christina christine christoph christopher claire clara claudia claudine clemens cristina daniel daniela daria david deborah
  denis dennis diana diego dieter dirk dmitri dmitry dominik dominique donald dora edgar eduard eduardo edward egor ekaterina
  elena elisabeth elizabeth elsa emil emilia emily emma enrique eric erik erika ernst esther eugene eva evgeny fabian farid
  fatima felix fernando filip florian francesca francesco francisco francois frank franz frederic friedrich gabriel gabriela
  galina gary genevieve georg george gerhard gleb gloria gonzalo grace greta grigory guido gunther gustav hana hanna hannah hans
  harald hector heidi heike heinrich helen helena helene helga helmut henri henrik henry herbert hugo ian igor ilya ines inga
  ingrid irina isabel isabelle ivan jack jacob jacqueline jacques james jan jana jane janet janina jason javier jean jennifer
  jens jessica joachim joan joanna joao johan johann johanna johannes john jonas jonathan jordi jorg jorge jurgen gunter bjorn jerome jose soren joerg jose josef joseph joshua
  juan juergen julia julian julie julien juliette karen karin karl karla karolina katarina katarzyna katharina kathrin katja
  katrin kenneth kevin kirill klara klaus konstantin krzysztof kurt lara larisa larry laura laurence laurent lea leila lena leo
  leon leonid leonie leyla liam lidia liliana linda lisa liudmila lola lorena louis louise luc lucas lucia lucie luis luisa
  lukas lukasz lydia lyudmila magdalena maksim malgorzata manfred manuel manuela marc marcel marcin marco marcus margaret
  margarita maria marie marina mario marion mark markus marta martha martin martina mary mateusz mathias mathieu matthew
  matthias max maxim maxime melanie michael michal michel michele miguel mikhail mila milan mohamed mohammed monica monika
  monique muhammad nadia nadezhda nancy natalia natalie natalya natasha nathalie nicholas nick nicolas nicole nikita niklas
  nikolai nikolay nils nina noah noemi nora norbert nuria oksana oleg olga oliver olivier olivia oscar otto pablo patricia
  patrick paul paula paulina pauline pavel pawel pedro peter petra philip philipp philippe pierre piotr polina rafael raisa
  ralf ramon raquel raul raymond rebecca regina reinhard renata rene ricardo richard rita robert roberto rodrigo roger roland
  rolf roman ronald rosa ruslan ruth sabine salma samuel sandra sara sarah sebastian serge sergei sergey sergio sharon silke
  silvia simon simone sofia soledad sonia sophia sophie soren stefan stefanie stella stephan stephane stephanie stephen steve
  steven susan susana susanne svetlana sylvia sylvie tamara tanja tatiana tatyana teresa thierry thomas tim timothy timur tobias
  tom tomas tomasz torsten ulrich ulrike ursula uwe vadim valentin valentina valeria valerie vanessa vera veronica veronika
  veronique victor victoria viktor viktoria vincent virginie vitaly vladimir vladislav walter werner wilhelm william wolfgang
  xavier yana yaroslav yolanda yulia yuri yves yvonne zhanna zoe zofia zoya
  адам александр александра алексей алена алина алиса алла альбина анастасия анатолий ангелина андрей анжела анна антон антонина
  арина аркадий арсений артем артур богдан борис вадим валентин валентина валерий валерия варвара василий вера вероника виктор
  виктория виталий владимир владислав всеволод вячеслав галина геннадий георгий герман глеб григорий давид дамир данил даниил
  данила дарина дарья денис диана дина дмитрий дора евгений евгения егор екатерина елена елизавета ефим жанна захар зинаида зоя
  иван игорь ильдар илья инна ирина карина катерина кира кирилл клара клавдия кристина ксения лариса лев леонид лейла лиана лидия
  лилия лука любовь людмила магомед майя макар максим маргарита марина мария марк марта матвей михаил надежда наталия наталья
  никита николай нина оксана олег олеся ольга павел петр полина раиса рамиль регина ренат роза роман руслан рустам светлана
  семен сергей снежана софия софья станислав степан стефания таисия тамара татьяна тимофей тимур ульяна фарид фатима федор филипп
  эдуард элина эльвира эмилия эмиль эмма юлия юлиана юрий яков яна ярослав
`;

const known = new Set(NAMES.trim().split(/\s+/).map(normalizeForCompare));

/** Words of company names. */
const COMPANY = new Set(
  `studio studios works group bank media digital solutions systems software technologies technology tech consulting partners
  holding holdings agency services service industries international university college institute school hospital clinic museum
  foundation association ministry energy capital labs lab design logistics ltd llc inc gmbh corp corporation company limited plc
  ag kg ug sarl sas srl spa oy ab verlag werk werke stiftung universität hochschule verein bund
  студия группа банк медиа завод фонд институт университет школа компания холдинг агентство центр клиника музей министерство
  ооо оао зао пао ао ип нко гбу фгуп
  estudio estudios grupo banco universidad fundación empresa société groupe banque université fondation cabinet atelier`
    .trim()
    .split(/\s+/),
);

function wordsOf(text: string): string[] {
  return text.split(/[\s,-]+/).filter(Boolean);
}

function hasGivenName(text: string): boolean {
  return wordsOf(text).some((word) => known.has(normalizeForCompare(word)));
}

/** Returns true if a text contains a word of company names. */
export function isCompany(text: string): boolean {
  return wordsOf(text).some((word) => COMPANY.has(word.toLowerCase().replace(/[^\p{L}]/gu, "")));
}

/** Scores a text as a person's name: 2 with a given name, 0 for a company, else 1. */
export function personScore(text: string): 0 | 1 | 2 {
  if (isCompany(text)) return 0;
  return hasGivenName(text) ? 2 : 1;
}

/** Women's names that are also inflected forms of men's names. */
const AMBIGUOUS = new Set(
  "александра валентина валерия евгения юлиана".split(" ").map(normalizeForCompare),
);

/** Returns true for a Russian name in the nominative case. */
export function isBasicForm(name: readonly string[]): boolean {
  const given = name.filter((word) => known.has(normalizeForCompare(word)));
  if (given.length === 0 || given.some((word) => AMBIGUOUS.has(normalizeForCompare(word))))
    return false;
  return !name.some(
    (word) => !given.includes(word) && /(?:[ую]|[оеё]й|[ое][гм]о|ому|[ыи]м|ем)$/iu.test(word),
  );
}
