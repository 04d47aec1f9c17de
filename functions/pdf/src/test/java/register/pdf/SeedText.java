package register.pdf;

import java.util.List;
import register.policy.Category;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Section;

/// The text of the first real policy: its Estonian edition as found, and an English translation.
public final class SeedText {
    static final String HOSTING_ET =
            "LiveAgenti servereid hostitakse Tier III+ või IV või PCI DSS, SSAE-16 või ISO 27001-ga"
                    + " ühilduvates asutustes. Andmekeskuse rajatisi toidab külluslik toide, igal neist on UPS ja"
                    + " varugeneraatorid.";

    static final String HOSTING_EN =
            "LiveAgent servers are hosted at facilities compliant with Tier III+ or IV or PCI DSS,"
                    + " SSAE-16 or ISO 27001. Data centre facilities are powered by redundant power, each with UPS and backup"
                    + " generators.";

    private SeedText() {}

    public static Edition estonian() {
        return new Edition(
                EditionStatus.ORIGINAL,
                "Alltöötlejate poliitika",
                "Quality Unit, s. r. o.",
                List.of(
                        text(
                                null,
                                "Quality Unit, s. r. o. osutab Teile oma teenust (edaspidi “LiveAgent”) oma veebisaidi"
                                        + " kaudu, mis asub aadressil *.ladesk.com (Teie konto URL).",
                                "Quality Unit, s. r. o. kasutab LiveAgenti teenuse pakkumisel teatud alltöötlejaid."),
                        text(
                                "Mis on alltöötleja",
                                "Alltöötleja on LiveAgenti kaasatud kolmanda osapoole andmetöötleja, kellel on või on"
                                        + " potentsiaalselt juurdepääs teenuse andmetele (mis võivad sisaldada isikuandmeid)"
                                        + " või neid töödelda. LiveAgent kasutab erinevate funktsioonide täitmiseks erinevat"
                                        + " tüüpi alamtöötlejaid, nagu on selgitatud allolevates tabelites."),
                        text(
                                "Nõuetekohane hoolsus",
                                "LiveAgent kohustub kasutama äriliselt mõistlikku valikuprotsessi, mille abil ta hindab"
                                        + " pakutud alltöötlejate turvalisust, privaatsust ja konfidentsiaalsust, mis saavad"
                                        + " või võivad omada juurdepääsu teenuse andmetele või neid töödelda."),
                        new Section(
                                "Lepingulised tagatised",
                                List.of("LiveAgent nõuab oma alltöötlejatelt samaväärseid kohustusi, mida nõutakse"
                                        + " LiveAgentilt (andmetöötlejana), nagu on sätestatud LiveAgenti"
                                        + " andmetöötluslepingus („DPA”), sealhulgas, kuid mitte ainult, järgmisi"
                                        + " nõudeid:"),
                                List.of(
                                        "töödelda isikuandmeid vastavalt vastutava töötleja (st tellija) dokumenteeritud"
                                                + " juhistele (nagu LiveAgent on kirjalikult edastanud asjaomasele"
                                                + " alltöötlejale);",
                                        "kasutada oma alltöötlemise toimingutes ainult usaldusväärseid töötajaid, kelle"
                                                + " suhtes kehtib lepingust tulenev siduv kohustus järgida andmete privaatsust"
                                                + " ja turvalisust vastavalt kohaldatavatele andmekaitseseadustele;",
                                        "korraldada personalile, kellele nad annavad juurdepääsu isikuandmetele,"
                                                + " regulaarselt turvalisuse ja andmekaitse alast koolitust;",
                                        "rakendada ja säilitada asjakohaseid tehnilisi ja korralduslikke meetmeid;",
                                        "teavitama LiveAgenti viivitamatult kõigist tegelikest või võimalikest"
                                                + " turvarikkumistest ja tegema LiveAgentiga koostööd, et käsitleda"
                                                + " vastutavate töötlejate, andmesubjektide või andmekaitseasutuste taotlusi."),
                                null),
                        text(
                                null,
                                "See poliitika ei anna klientidele täiendavaid õigusi ega õiguskaitsevahendeid ning seda ei"
                                        + " tohiks tõlgendada siduva lepinguna. Siin esitatud teave on esitatud ainult"
                                        + " selleks, et illustreerida LiveAgenti kaasamise protsessi alltöötlejate jaoks,"
                                        + " ning esitada tegelik kolmandate osapoolte alltöötlejate nimekiri selle"
                                        + " poliitika kuupäeva seisuga (mida LiveAgent võib kasutada oma teenuste"
                                        + " tarnimisel ja toetamisel).",
                                "Kui olete LiveAgenti klient ja soovite siseneda meie DPA-sse, saatke meile e-kiri"
                                        + " aadressil andrej@liveagent.com."),
                        new Section(
                                "Infrastruktuuri alltöötlejad",
                                List.of(
                                        "LiveAgent omab või juhib juurdepääsu infrastruktuurile, mida LiveAgent kasutab"
                                                + " teenustele esitatud teenusandmete majutamiseks, välja arvatud alltoodud"
                                                + " juhised. Praegu asuvad teenuste LiveAgenti tootmissüsteemid Ameerika"
                                                + " Ühendriikides ja Euroopas paiknevates rajatistes.",
                                        "Kliendikontod luuakse ühes neist piirkondadest vastavalt kliendi asukohale;"
                                                + " Kliendi teenindusandmed jäävad hiljem sellesse piirkonda, kui Klient ja"
                                                + " LiveAgent ei ole teisiti kokku leppinud, kuid teenuste toimivuse ja"
                                                + " kättesaadavuse tagamiseks võib neid piirkonna andmekeskuste vahel"
                                                + " teisaldada. Järgmine tabel kirjeldab riike ja juriidilisi isikuid, kes"
                                                + " tegelevad LiveAgenti teenusandmete salvestamisega."),
                                List.of(),
                                Category.INFRASTRUCTURE),
                        new Section(
                                "Teised alltöötlejad",
                                List.of("LiveAgent kasutab oma teenuse pakkumiseks teatud teenusespetsiifilisi"
                                        + " alltöötlejaid. Asjakohase funktsionaalsuse tagamiseks võivad need alltöötlejad"
                                        + " omada juurdepääsu teenuse andmetele."),
                                List.of(),
                                Category.SERVICE_SPECIFIC),
                        text(
                                "Alltöövõtjad",
                                "24/7 klienditeeninduse kättesaadavuse tagamiseks teeb LiveAgent koostööd"
                                        + " alltöövõtjatega, kellel on juurdepääs teenuse andmetele. Kõigil alltöövõtjatel"
                                        + " on lepingud ja nad peavad järgima turvanõudeid, millest üks on juurdepääs"
                                        + " sellistele andmetele ainult kliendi eelneval nõusolekul.")));
    }

    static Edition english() {
        return new Edition(
                EditionStatus.TRANSLATION,
                "Subprocessor policy",
                "Quality Unit, s. r. o.",
                List.of(
                        text(
                                null,
                                "Quality Unit, s. r. o. provides its service (“LiveAgent”) to you through its website at"
                                        + " *.ladesk.com (the URL of your account).",
                                "Quality Unit, s. r. o. uses certain subprocessors in providing the LiveAgent service."),
                        text(
                                "What is a subprocessor",
                                "A subprocessor is a third-party data processor engaged by LiveAgent who has or potentially"
                                        + " has access to, or may process, service data (which may contain personal data)."
                                        + " LiveAgent engages different types of subprocessors to perform various functions,"
                                        + " as explained in the tables below."),
                        text(
                                "Due diligence",
                                "LiveAgent undertakes to use a commercially reasonable selection process by which it"
                                        + " evaluates the security, privacy and confidentiality of proposed subprocessors"
                                        + " that will or may have access to or process service data."),
                        new Section(
                                "Contractual safeguards",
                                List.of(
                                        "LiveAgent requires its subprocessors to satisfy obligations equivalent to those"
                                                + " required of LiveAgent (as a data processor), as set forth in LiveAgent’s data"
                                                + " processing agreement (“DPA”), including but not limited to the requirements"
                                                + " to:"),
                                List.of(
                                        "process personal data in accordance with the data controller’s (i.e. the"
                                                + " customer’s) documented instructions (as communicated in writing to the"
                                                + " relevant subprocessor by LiveAgent);",
                                        "in connection with their subprocessing activities, use only personnel who are"
                                                + " reliable and subject to a contractually binding obligation to observe"
                                                + " data privacy and security, to the extent applicable, pursuant to"
                                                + " applicable data protection laws;",
                                        "provide regular training in security and data protection to personnel to whom"
                                                + " they grant access to personal data;",
                                        "implement and maintain appropriate technical and organisational measures;",
                                        "promptly inform LiveAgent about any actual or potential security breach, and"
                                                + " cooperate with LiveAgent to deal with requests from data controllers,"
                                                + " data subjects or data protection authorities."),
                                null),
                        text(
                                null,
                                "If you are a LiveAgent customer and wish to enter into our DPA, send us an e-mail at"
                                        + " andrej@liveagent.com."),
                        new Section(
                                "Infrastructure subprocessors",
                                List.of("The following table describes the countries and legal entities engaged in the"
                                        + " storage of service data by LiveAgent."),
                                List.of(),
                                Category.INFRASTRUCTURE),
                        new Section(
                                "Other subprocessors",
                                List.of(
                                        "LiveAgent uses certain service-specific subprocessors to provide its service. To"
                                                + " provide the relevant functionality these subprocessors may access service data."),
                                List.of(),
                                Category.SERVICE_SPECIFIC),
                        text(
                                "Subcontractors",
                                "To provide 24/7 customer service LiveAgent works with subcontractors who have access to"
                                        + " service data. All subcontractors have contracts and have to follow security"
                                        + " requirements, one of which is access to such data only with the customer’s prior"
                                        + " consent.")));
    }

    private static Section text(@org.jspecify.annotations.Nullable String heading, String... paragraphs) {
        return new Section(heading, List.of(paragraphs), List.of(), null);
    }
}
