package register.policyfile.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.value.Sentence;

/// The names that raise a question. All are made up, except those of well-known companies.
class PersonSignsTest {
    /// 30 sole traders: the name, and the form that it states; `-` if only the name reveals it.
    private static final String SOLE_TRADERS = """
            Mari Maasikas FIE | FIE
            FIE Tõnu Kask | FIE
            Max Beispiel e.K. | e.K.
            Beispiel Hosting e. K. | e.K.
            Muster IT-Service, Inh. Erika Muster | Inh.
            Hosting Huber e.U. | e.U.
            Webatelier Keller, Einzelfirma | Einzelfirma
            Jean Exemple EI | EI
            EIRL Camille Modèle | EIRL
            Dupont Développement, auto-entrepreneur | auto-entrepreneur
            De Vries Webdesign (eenmanszaak) | eenmanszaak
            Jansen Teksten h.o.d.n. Taalhuis | h.o.d.n.
            Esempio Informatica di Mario Esempio | -
            Traduzioni Rossi ditta individuale | ditta individuale
            Lucía Ejemplo, autónoma | autónoma
            Ana Exemplo, Empresária em Nome Individual | empresária em nome individual
            Usługi Informatyczne Jan Przykładowy | -
            Anna Przykładowa JDG | JDG
            Karel Vzorek, OSVČ | OSVČ
            Peter Vzor - živnostník | živnostník
            Janez Primer s.p. | s.p.
            Obrt za programiranje Primjer, vl. Ivan Primjer | obrt
            Minta Péter e.v. | e.v.
            Ion Exemplu PFA | PFA
            ЕТ Иван Примеров | ЕТ
            Παράδειγμα Ατομική Επιχείρηση | ατομική επιχείρηση
            IK Ozoliņš | IK
            Tmi Matti Esimerkki | Tmi
            Exempel Konsult, enskild firma | enskild firma
            Nordmann Drift ENK | ENK
            Eksempel Data v/Jens Eksempel | v/
            John Sample d/b/a Sample Hosting | d/b/a
            Sample Backups t/a Jane Sample | t/a
            John Sample trading as Sample Hosting | trading as
            John Sample doing business as Sample Hosting | doing business as
            Ahmet Örnek şahıs şirketi | şahıs şirketi
            Matti Esimerkki tmi | tmi
            Jane Roe | -
            Kovács János | -
            Dr. Anna Muster | -
            Maarika van der Berg | -
            J. R. Sample | -
            """;

    /// 200 companies, with a legal form or as a bare brand.
    private static final String COMPANIES = """
            Ernst & Young GmbH; Mary Kay Inc.; Hetzner Online GmbH; Stripe; Amazon Web Services; Help Scout; Intercom
            Amazon Web Services EMEA SARL; Google Cloud EMEA Limited; Microsoft Ireland Operations Limited; Linode, LLC
            Websupport, s.r.o.; Quality Unit, s.r.o.; OpenAI; OpenAI Ireland Limited; Anthropic PBC; Mistral AI SAS
            Twilio Inc.; SendGrid; Mailgun Technologies, Inc.; Mailjet SAS; Postmark; ActiveCampaign, LLC; Mailchimp
            The Rocket Science Group LLC; Cloudflare, Inc.; Fastly; Akamai Technologies; DigitalOcean, LLC; OVHcloud
            OVH SAS; Scaleway SAS; IONOS SE; STRATO AG; Hetzner; netcup GmbH; Contabo GmbH; Exoscale; UpCloud Oy; Zone Media OÜ
            Telia Eesti AS; Veebimajutus; Radicenter OÜ; AS Sertifitseerimiskeskus; SK ID Solutions AS; SIA Tet; UAB Baltneta
            Hostinger International Ltd; Hostinger, UAB; Salesforce; salesforce.com, inc.; Slack Technologies Limited; Zoom
            Zoom Video Communications, Inc.; Atlassian Pty Ltd; Jira; GitHub, Inc.; GitLab B.V.; Bitbucket; Sentry
            Functional Software, Inc.; Datadog, Inc.; New Relic; Grafana Labs; Elasticsearch B.V.; Elastic Cloud; MongoDB Atlas
            Snowflake Inc.; Databricks; Redis Labs; Confluent; Auth0; Okta, Inc.; Duo Security; 1Password; LastPass; HubSpot
            HubSpot Ireland Limited; Zendesk, Inc.; Freshworks Inc.; Freshdesk; LiveAgent; LiveChat Software S.A.; Crisp IM SAS
            Olark; Pipedrive OÜ; Zoho Corporation B.V.; Zoho Desk; monday.com Ltd.; Asana; Notion Labs, Inc.; Airtable; Figma
            Miro; Canva Pty Ltd; Adobe Systems Software Ireland; Dropbox International Unlimited Company; Box.com; DocuSign
            Adyen N.V.; Mollie B.V.; Klarna Bank AB; PayPal (Europe) S.à r.l. et Cie, S.C.A.; Braintree; Wise; Revolut Bank UAB
            GoCardless Ltd; Paddle.com Market Limited; Chargebee; Recurly; FastSpring; Xero; QuickBooks; Intuit Inc.; SAP SE
            Oracle America, Inc.; IBM Cloud; Red Hat; VMware; Cisco Webex; RingCentral; Aircall SAS; Vonage; MessageBird B.V.
            Sinch AB; Infobip d.o.o.; LINK Mobility ASA; CM.com Netherlands B.V.; Telnyx; Plivo; Bandwidth; Nexmo
            Mixpanel; Amplitude; Segment.io; Heap; FullStory; Hotjar Ltd; Matomo; Plausible Insights OÜ; Fathom Analytics
            Google Analytics; Typeform SL; SurveyMonkey; Survicate S.A.; Usercentrics A/S; OneTrust; Cookiebot; Iubenda s.r.l.
            Personio SE & Co. KG; BambooHR; Workday; Greenhouse Software; Lever; Deel; Remote; Trello; Calendly; Loom; Vimeo
            Wistia; YouTube; Cloudinary; Imgix; Algolia SAS; Meilisearch; Pusher; Ably; Firebase; Supabase; Vercel; Netlify
            Heroku; Render; Fly.io; Backblaze; Wasabi; Veeam; Acronis; Sophos; Bitdefender SRL; ESET, spol. s r.o.; Avast
            Charles Schwab & Co., Inc.; Jack Henry & Associates, Inc.; Marks and Spencer plc; Ben & Jerry's; Baker & McKenzie
            Max Bögl Stiftung & Co. KG; Karl Storz SE & Co. KG; Peter Hahn GmbH; Robert Bosch GmbH; Carl Zeiss AG; Hugo Boss AG
            Anna Software OÜ; Martin Systems; Oscar Health; Grace Hosting s.r.o.; Victor Technologies LLC; Alice & Bob SAS
            Maria Analytics; Lucy Security AG; Julia Computing; Erik Hosting ApS; Sofia Cloud EOOD; Novák Servis s.r.o.
            Kovács és Társa Kft.; Kowalski Hosting Sp. z o.o.; Jan Kowalski sp. z o.o.; Müller Rechenzentrum GmbH & Co. KG
            Deutsche Telekom AG; Swisscom (Schweiz) AG; Orange Business; Bouygues Telecom; Telefónica de España, S.A.U.
            Sample Trading AS; Sample Trading a.s.; Sample Ltd trading as Sample Hosting; Örnek Limited Şirketi
            Banco Santander, S.A.; Universität Wien; Chaos Computer Club e.V.; Stichting Internet Domeinregistratie Nederland
            """;

    private static List<String[]> soleTraders() {
        return SOLE_TRADERS.lines().map(line -> line.split(" \\| ", -1)).toList();
    }

    private static List<String> companies() {
        return Stream.of(COMPANIES.replace('\n', ';').split(";", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Test
    void eachSoleTraderIsAskedAbout() {
        assertEquals(
                List.of(),
                soleTraders().stream()
                        .filter(row -> PersonSigns.in(row[0]).isEmpty())
                        .map(row -> row[0])
                        .toList());
        soleTraders()
                .forEach(row -> assertEquals(
                        Optional.of(
                                row[1].equals("-")
                                        ? "the name looks like a person's"
                                        : "\"" + row[1] + "\" is typical of sole traders"),
                        PersonSigns.in(row[0]).map(Sentence::english),
                        row[0]));
        Set<String> forms = soleTraders().stream().map(row -> row[1]).collect(Collectors.toSet());
        assertTrue(soleTraders().size() >= 30 && forms.size() >= 15 + 1, forms.toString());
    }

    @Test
    void noCompanyIsAskedAbout() {
        assertEquals(
                List.of(),
                companies().stream()
                        .filter(name -> PersonSigns.in(name).isPresent())
                        .map(name -> name + ": " + PersonSigns.in(name).orElseThrow())
                        .toList());
        assertTrue(Set.copyOf(companies()).size() >= 200, "" + companies().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mari Maasikas FIE | maasikas
            Dr. Anna Muster | muster
            Kovács János | kovacs
            Maarika van der Berg | berg
            Usługi Informatyczne Jan Przykładowy | przykladowy
            Obrt Primjer, vl. Ivan Primjer | primjer
            Jane Rose | rose
            """)
    void aSurnameIsWhatIsNoGivenName(String name, String surname) {
        assertEquals(Set.of(surname), PersonSigns.surnames(name));
    }
}
