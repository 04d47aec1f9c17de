package register.read.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;

/// Each cell as Implementing Regulation (EU) 2024/2956, Annex I, wants it, with the corrections of OJ L, 2025/90725.
class DoraRowsTest {
    private static final String LEGAL = "\"Legal person, excluding individual acting in a business capacity\"";
    private static final String PERSON = "Individual acting in a business capacity";
    private static final String PROVIDERS =
            "c0010,c0020,c0030,c0040,c0050,c0060,c0070,c0080,c0090,c0100,c0110,c0120\r\n";
    private static final String CHAINS = "c0010,c0020,c0030,c0040,c0050,c0060,c0070\r\n";

    private static DoraRows rows(String company, String... subprocessors) {
        return new DoraRows((Json.Obj) JsonText.parse("""
                {"format": "subprocessor-list/1", "provider": "Example", "effectiveDate": "2026-03-01",
                 "language": "en"%s, "subprocessors": [%s]}
                """.formatted(company, String.join(",", subprocessors))));
    }

    private static List<String> gaps(DoraRows rows) {
        return rows.gaps().stream().map(DoraRows.Gap::toString).toList();
    }

    private static final String COMPANY = """
            , "company": {"legalName": "Example GmbH", "country": "DE", "identifiers": [
              {"scheme": "VAT", "value": "DE136695976"}, {"scheme": "EUID", "value": "DEK1101R.HRB116737"}]}""";

    /// The company, whom it engages, whom those engage, and whom those engage.
    @Test
    void aFullListFillsEveryColumnThatIsNotTheBanks() {
        DoraRows rows = rows(COMPANY, """
                {"id": "cloud", "legalName": "Nordhost AS", "country": "NO", "registrationId": "912 345 678",
                 "identifiers": [{"scheme": "LEI", "value": "529900T8BM49AURSDO55"}],
                 "engagements": [{"ictService": "S17"}, {"ictService": "S09"}, {"ictService": "S17"}]}""", """
                {"id": "cooling", "legalName": "Охлаждане ООД", "displayName": "Ohlazhdane", "country": "BG",
                 "parentId": "cloud", "identifiers": [{"scheme": "EUID", "value": "BGEIK.175074752"}],
                 "engagements": [{"ictService": "S14"}]}""", """
                {"id": "trader", "legalName": "Mari Maasikas", "naturalPerson": true, "country": "EE",
                 "parentId": "cooling", "identifiers": [{"scheme": "national", "value": "12345678"}],
                 "engagements": [{"ictService": "S15"}]}""");
        assertEquals(List.of(), gaps(rows));
        assertEquals(
                PROVIDERS
                        + "DEK1101R.HRB116737,EUID,DE136695976,VAT,Example GmbH,Example GmbH," + LEGAL + ",DE,,,,\r\n"
                        + "529900T8BM49AURSDO55,LEI,912 345 678,CRN,Nordhost AS,Nordhost AS," + LEGAL + ",NO,,,,\r\n"
                        + "BGEIK.175074752,EUID,,,Охлаждане ООД,Ohlazhdane," + LEGAL + ",BG,,,,\r\n"
                        + "12345678,CRN,,,Mari Maasikas,Mari Maasikas," + PERSON + ",EE,,,,\r\n",
                rows.providers());
        assertEquals(
                CHAINS
                        + ",,DEK1101R.HRB116737,EUID,1,Not applicable,Not applicable\r\n"
                        + ",S17,529900T8BM49AURSDO55,LEI,2,DEK1101R.HRB116737,EUID\r\n"
                        + ",S09,529900T8BM49AURSDO55,LEI,2,DEK1101R.HRB116737,EUID\r\n"
                        + ",S14,BGEIK.175074752,EUID,3,529900T8BM49AURSDO55,LEI\r\n"
                        + ",S15,12345678,CRN,4,BGEIK.175074752,EUID\r\n",
                rows.chains());
    }

    @Test
    void whatAListDoesNotStateIsNamedAndLeftEmpty() {
        DoraRows rows = rows("", "{\"id\": \"mail\", \"displayName\": \"Почта\", \"engagements\": [{}]}");
        assertEquals(PROVIDERS + ",,,,,," + LEGAL + ",,,,,\r\n" + ",,,,,," + LEGAL + ",,,,,\r\n", rows.providers());
        assertEquals(CHAINS + ",,,,1,Not applicable,Not applicable\r\n" + ",,,,2,,\r\n", rows.chains());
        assertEquals(
                List.of(
                        "company: B_05.01 c0010: expected an LEI or EUID",
                        "company: B_05.01 c0020: expected an LEI or EUID",
                        "company: B_05.01 c0050: expected legalName",
                        "company: B_05.01 c0060: expected a name in Latin letters",
                        "company: B_05.01 c0080: expected country",
                        "mail: B_05.01 c0010: expected an LEI or EUID",
                        "mail: B_05.01 c0020: expected an LEI or EUID",
                        "mail: B_05.01 c0050: expected legalName",
                        "mail: B_05.01 c0060: expected a name in Latin letters",
                        "mail: B_05.01 c0080: expected country",
                        "company: B_05.02 c0030: expected an LEI or EUID",
                        "company: B_05.02 c0040: expected an LEI or EUID",
                        "mail: B_05.02 c0030: expected an LEI or EUID",
                        "mail: B_05.02 c0040: expected an LEI or EUID",
                        "mail: B_05.02 c0060: expected an LEI or EUID of company",
                        "mail: B_05.02 c0070: expected an LEI or EUID of company",
                        "mail: B_05.02 c0020: expected ictService of each of its engagements"),
                gaps(rows));
    }

    /// For legal persons the ITS accepts only an LEI or EUID, outside the Union only an LEI.
    @Test
    void otherCodesOfALegalPersonAreAdditional() {
        String vat = "{\"scheme\": \"VAT\", \"value\": \"US1\"}";
        String euid = "{\"scheme\": \"EUID\", \"value\": \"DEK1101R.HRB1\"}";
        String form = "{\"id\": \"a\", \"legalName\": \"A\", \"country\": \"%s\", \"identifiers\": [%s],"
                + " \"engagements\": [{\"ictService\": \"S01\"}]}";
        DoraRows european = rows(COMPANY, form.formatted("FR", vat));
        assertTrue(european.providers().contains("\r\n,,US1,VAT,A,A,"), european.providers());
        DoraRows american = rows(COMPANY, form.formatted("US", euid));
        assertTrue(american.providers().contains("\r\n,,DEK1101R.HRB1,EUID,A,A,"), american.providers());
        assertTrue(gaps(american).contains("a: B_05.01 c0010: expected an LEI"), american.gaps()::toString);
    }

    /// A list may name a company twice, such as for two products.
    @Test
    void aCodeHasOneRow() {
        String form = "{\"id\": \"%s\", \"legalName\": \"A\", \"country\": \"DE\", \"identifiers\":"
                + " [{\"scheme\": \"LEI\", \"value\": \"529900T8BM49AURSDO55\"}], \"engagements\": [{\"ictService\": \"%s\"}]}";
        DoraRows rows =
                rows(COMPANY, form.formatted("a", "S01"), form.formatted("b", "S01"), form.formatted("c", "S02"));
        assertEquals(3, rows.providers().lines().count());
        assertEquals(4, rows.chains().lines().count());
    }

    @Test
    void anErasedNameIsMissing() {
        DoraRows rows = rows(
                COMPANY,
                "{\"id\": \"x\", \"naturalPerson\": true, \"redacted\": true,"
                        + " \"displayName\": \"Name erased\", \"country\": \"DE\", \"engagements\": [{\"ictService\": \"S01\"}]}");
        assertTrue(rows.providers().endsWith("\r\n,,,,,," + PERSON + ",DE,,,,\r\n"), rows.providers());
        assertTrue(gaps(rows).contains("x: B_05.01 c0050: expected legalName"), rows.gaps()::toString);
    }

    @Test
    void hostileTextStaysInItsCell() {
        String name = "=cmd|'/c calc'!A1, \\\"B\\\"\\r\\n-2";
        DoraRows rows = rows(
                COMPANY,
                "{\"id\": \"x\", \"legalName\": \"" + name + "\", \"country\": \"DE\","
                        + " \"identifiers\": [{\"scheme\": \"LEI\", \"value\": \"+1,2\"}], \"engagements\": [{\"ictService\": \"S01\"}]}");
        String cell = "\"'=cmd|'/c calc'!A1, \"\"B\"\"\r\n'-2\"";
        assertTrue(
                rows.providers().endsWith("\r\n\"'+1,2\",LEI,,," + cell + "," + cell + "," + LEGAL + ",DE,,,,\r\n"),
                rows.providers());
    }
}
