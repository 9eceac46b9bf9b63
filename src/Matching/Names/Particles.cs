namespace Aman.Matching;

/// <summary>Words in names that name nobody, as folded by <see cref="Spelling"/>.</summary>
internal static class Particles
{
    /// <summary>The Arabic article and its assimilated forms; they only count before another word.</summary>
    public static readonly HashSet<string> Articles = Set("""
        al el il ul ol ash esh ush as es us ar er ur ad ed ud at et ut az ez uz ath adh
        аль эль ель ал эл ас эс аш эш ар ад аз ат ан уль ул уд
        ال
        """);

    /// <summary>Articles only when a hyphen follows, for they are also names or words elsewhere.</summary>
    public static readonly HashSet<string> HyphenArticles = Set("an en un l");

    /// <summary>Son of, daughter of, of, from.</summary>
    public static readonly HashSet<string> Links = Set("""
        bin ibn ben bint binti bnt bent beni bani banu ould wuld uld walad wald oulad oglu oğlu ogly ogli kizi kızı
        qizi kyzy
        qızı gizi zada de da do dos das del della dello dalla di du la le les van von der den ter ten zu zum zur af av
        бин ибн бен бинт бинти оглы оглу угли уулу улы кызы гызы кизи де да ван фон дер
        بن ابن بنت بنو بني ولد اولاد كور
        """);

    /// <summary>Father or mother of: what follows is a kunya, or part of a family name.</summary>
    public static readonly HashSet<string> Kunyas = Set("""
        abu abou abo aboo abi ebu ebou umm um oum umu ummu om
        абу умм
        ابو ابا ابي ام
        """);

    /// <summary>Servant of: makes one name with the word that follows.</summary>
    public static readonly HashSet<string> Servants = Set("""
        abd abdul abdel abdal abdol abdoul abdu abdur abder abdar abdus abdes abdas abdun abdur abdush ebdul ebd ebdil
        абд абдул абдель абдуль абдаль абду абдур
        عبد
        """);

    /// <summary>Of the faith: joined to the word before.</summary>
    public static readonly HashSet<string> Din = Set("""
        din deen dine aldin aldeen eldin eldine eldeen uldin addin addeen eddin eddine eddeen uddin uddeen iddin ettin
        дин аддин эддин уддин ад-дин
        الدين دين
        """);

    /// <summary>Of God: joined to the word before.</summary>
    public static readonly HashSet<string> Allah = Set("allah ullah ollah ulla alla allahi олла аллах улла الله");

    public static readonly HashSet<string> Titles = Set("""
        dr doctor docteur doktor prof professor professeur mr mrs ms miss mister sir madam madame mme mlle monsieur lord
        lady herr frau senor senora don dona eng engineer ing col colonel gen general capt captain maj major lt
        lieutenant
        sgt president minister ambassador judge prince princess king jr sr ii iii iv phd md esq hon rev father fr
        др доктор проф профессор господин госпожа инж генерал полковник президент
        د دكتور الدكتور دكتوره الدكتوره مهندس المهندس استاذ الاستاذ استاذه الاستاذه انسه السيده
        """);

    /// <summary>Titles that are names as well: they stay, with little weight.</summary>
    public static readonly HashSet<string> NameTitles = Set("""
        haji hajji hajj hadji haj hac hacı hadj alhaji sheikh shaikh cheikh sheik shaykh shekh şeyh seyh sheykh shikh
        sayyid sayyed sayed seyed seyyed seyyid syed said sidi mullah mulla molla mawlawi maulvi maulana imam ustad hoca
        mir khan bey beg begum bibi agha aga ağa pasha pasa paşa hanim hanım shah sah
        хаджи шейх саид сайид мулла имам хан бек ага
        حاج الحاج حاجه الحاجه حاجي شيخ الشيخ سيد السيد ملا امام خان بيك اغا مير شاه
        """);

    private static HashSet<string> Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
