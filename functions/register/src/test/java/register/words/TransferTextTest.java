package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import register.policy.Country;
import register.policy.Transfer;
import register.policy.TransferMechanism;
import register.value.Language;

class TransferTextTest {
    private static final Country GERMANY = new Country("DE");

    @Test
    void everyMechanismAndModuleHasAWordInEveryLanguage() {
        for (Language language : Words.LANGUAGES) {
            Words glossary = Words.glossary().in(language);
            for (TransferMechanism mechanism : TransferMechanism.values()) {
                Transfer transfer = new Transfer(GERMANY, new Country("US"), mechanism, null);
                assertFalse(TransferText.of(transfer, glossary, language).isBlank(), language + " " + mechanism);
            }
            for (int module = 1; module <= 4; module++) {
                assertFalse(glossary.get("module." + module).isBlank(), language + " " + module);
            }
        }
    }

    @Test
    void namesTheModuleAsTheClausesDo() {
        Transfer transfer = new Transfer(GERMANY, new Country("US"), TransferMechanism.SCC, 3);
        assertEquals(
                "Transfer to a third country (Germany – United States): standard contractual clauses, Module Three",
                text(transfer, "en"));
        assertEquals(
                "Übermittlung in ein Drittland (Deutschland – Vereinigte Staaten): Standardvertragsklauseln, Modul drei",
                text(transfer, "de"));
    }

    @Test
    void namesThePartOfTheFrameworkThatCoversTheExporter() {
        assertEquals(
                "Transfer to a third country (Germany – United States): EU-US Data Privacy Framework (DPF)",
                text(framework("DE"), "en"));
        assertEquals(
                "Transfer to a third country (United Kingdom – United States): UK Extension to the EU-US Data Privacy"
                        + " Framework",
                text(framework("GB"), "en"));
        assertEquals(
                "Übermittlung in ein Drittland (Schweiz – Vereinigte Staaten): Swiss-US Data Privacy Framework",
                text(framework("CH"), "de"));
    }

    private static Transfer framework(String from) {
        return new Transfer(new Country(from), new Country("US"), TransferMechanism.DPF, null);
    }

    @Test
    void doesNotCallATransferWhatIsNone() {
        Transfer transfer = new Transfer(GERMANY, new Country("IE"), TransferMechanism.NOT_A_TRANSFER, null);
        assertEquals("not a transfer to a third country (Germany – Ireland)", text(transfer, "en"));
    }

    private static String text(Transfer transfer, String language) {
        return TransferText.of(transfer, Words.glossary().in(new Language(language)), new Language(language));
    }
}
