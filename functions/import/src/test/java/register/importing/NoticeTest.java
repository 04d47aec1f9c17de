package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.meaning.StatedNoticePeriod;
import register.importing.source.RefusedSourceException;

/// The notice period that a page's text promises: asked about, never assumed.
class NoticeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "en;We will give customers at least 30 days' notice before a new sub-processor is engaged.;30",
                "en;We inform you thirty (30) days prior to any change.;30",
                "en;We provide a 14-day notice of changes.;14",
                "en;We tell you two weeks in advance.;14",
                "en;You receive 30 calendar days' notice.;30",
                "en;We give ten business days' notice.;-",
                "en;One month before a change we tell you.;-",
                "de;Wir informieren mindestens vier Wochen vorher.;28",
                "de;Änderungen teilen wir mit einer Frist von mindestens 30 Tagen mit.;30",
                "de;Es gilt eine vierwöchige Ankündigungsfrist.;28",
                "de;Wir informieren einen Monat im Voraus.;-",
                "de;Wir informieren zehn Werktage vorher.;-",
                "nl;Wij informeren u ten minste dertig dagen van tevoren.;30",
                "da;Vi giver mindst 30 dages varsel.;30",
                "sv;Vi informerar minst fyra veckor i förväg.;28",
                "no;Vi varsler minst 30 dager før endringen.;30",
                "is;Við tilkynnum með að minnsta kosti 30 daga fyrirvara.;30",
                "fi;Ilmoitamme vähintään neljä viikkoa etukäteen.;28",
                "et;Teavitame vähemalt kolmkümmend päeva ette.;30",
                "et;Teavitame vähemalt 30-päevase etteteatamisega.;30",
                "fr;Nous vous informons au moins trente jours avant tout changement.;30",
                "fr;Avec un préavis de dix jours ouvrés.;-",
                "es;Le avisaremos con una antelación mínima de 30 días.;30",
                "pt;Avisamos com trinta dias de antecedência.;30",
                "it;Con un preavviso di almeno 30 giorni.;30",
                "ro;Vă informăm cu cel puțin 30 de zile înainte.;30",
                "mt;Ninfurmawk mill-inqas 30 jum qabel.;30",
                "ga;Cuirfimid in iúl duit 30 lá roimh ré.;30",
                "pl;Informujemy z co najmniej 30-dniowym wyprzedzeniem.;30",
                "cs;Informujeme nejméně 30 dní předem.;30",
                "sk;Informujeme najmenej štyri týždne vopred.;28",
                "sl;Obvestimo vas vsaj 30 dni vnaprej.;30",
                "hr;Obavještavamo vas najmanje 30 dana unaprijed.;30",
                "hu;Legalább 30 nappal korábban értesítjük.;30",
                "lt;Informuojame prieš 30 dienų.;30",
                "lv;Informējam vismaz 30 dienas iepriekš.;30",
                "el;Σας ενημερώνουμε τουλάχιστον 30 ημέρες πριν.;30",
                "bg;Уведомяваме Ви най-малко 30 дни предварително.;30",
                "tr;En az 30 gün önce bilgilendiririz.;30",
                "uk;Повідомляємо щонайменше за 30 днів до змін.;30",
                "ru;Уведомляем не менее чем за 30 дней до изменений.;30"
            })
    void aPeriodBeforeAChangeIsFound(String language, String text, Integer days) {
        List<StatedNoticePeriod> found = StatedNoticePeriod.in(text, language);
        assertEquals(1, found.size(), text);
        assertEquals(days, found.getFirst().days(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customers may object within 14 days of the notice.",
                "Data are deleted after 30 days.",
                "We keep backups for 30 days.",
                "Since day one we give notice."
            })
    void otherPeriodsAreNone(String text) {
        assertEquals(List.of(), StatedNoticePeriod.in(text, "en"));
    }

    @Test
    void itIsAskedWithTheSourcesWords() throws RefusedSourceException {
        String text =
                "We will give customers at least 30 days' notice before a new sub-processor is engaged. Customers may"
                        + " object within 14 days of the notice.";
        assertEquals(
                List.of("? 30: is this the number of days of notice that you promise before a change? The source:"
                        + " \"We will give customers at least 30 days' notice before a new sub-processor\""),
                asked(text));
    }

    @Test
    void severalAreAskedWithoutAProposal() throws RefusedSourceException {
        assertEquals(
                List.of("? how many days of notice do you promise before a change? Delete this if none (14 | 30)."
                        + " The source: \"You get 30 days' notice. / For support 14 days' notice.\""),
                asked("You get 30 days' notice. For support 14 days' notice."));
        assertEquals(
                List.of("? how many days of notice do you promise before a change? Delete this if none. The"
                        + " source: \"You get one month's notice.\""),
                asked("You get one month's notice."));
        assertEquals(List.of(), asked("Data are deleted after 30 days."));
    }

    private static List<String> asked(String text) throws RefusedSourceException {
        String page = "<html lang=en><h1>Subprocessors</h1><p>" + text
                + "</p><table><tr><th>Company<th>Purpose</tr><tr><td>A Ltd<td>Mail</tr></table></html>";
        AnsweredTest.assertIsPolicyOnceAnswered("page.html", page.getBytes(UTF_8));
        return Sources.draft("page.html", page).questions().stream()
                .filter(one -> one.path().equals("noticePeriodDays"))
                .map(OpenQuestion::text)
                .toList();
    }
}
