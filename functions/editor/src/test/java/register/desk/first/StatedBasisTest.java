package register.desk.first;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;

/// The basis of a transfer in a page's words.
class StatedBasisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCCs|US|scc",
                "Standard Contractual Clauses (SCCs)|IN|scc",
                "EU Commission's standard contractual clauses (2021/914)|IN|scc",
                "Standardvertragsklauseln|US|scc",
                "Clauses contractuelles types|US|scc",
                "EU-US Data Privacy Framework|US|dpf",
                "EU–U.S. Data Privacy Framework (DPF)|US|dpf",
                "DPF certified|US|dpf",
                "Adequacy decision|JP|adequacy",
                "Angemessenheitsbeschluss|GB|adequacy",
                "Binding Corporate Rules|US|bcr",
                "UK Addendum|US|uk-addendum",
                "IDTA|US|idta"
            })
    void oneBasisAloneIsRead(String words, String to, String mechanism) {
        assertEquals(
                mechanism,
                StatedBasis.of(words, to)
                        .orElseThrow(() -> new AssertionError(words))
                        .text("mechanism"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCCs (Module 2)", "SCC, Modul 2"})
    void theModuleOfClausesIsReadToo(String words) {
        assertEquals(Json.of(2), StatedBasis.of(words, "US").orElseThrow().get("module"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|US",
                "None|US",
                "N/A|US",
                "SCCs / DPF|US",
                "SCC + BCR|IN",
                "SCCs and UK Addendum|US",
                "SCCs not signed yet|US",
                "SCCs where needed|US",
                "Consent|US",
                // The framework is for the United States alone, and no decision covers them as a whole.
                "DPF|IN",
                "Adequacy decision|US"
            })
    void whateverIsUnclearIsAsked(String words, String to) {
        assertEquals(Optional.empty(), StatedBasis.of(words, to));
    }
}
