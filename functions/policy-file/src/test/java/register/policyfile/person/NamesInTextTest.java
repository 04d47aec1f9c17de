package register.policyfile.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The persons named in a text.
class NamesInTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ask Jane Roe.                              | Jane Roe
            Ask Jane R. Roe, who knows                 | Jane R. Roe
            Our officer is J. Roe.                     | J. Roe
            DPO: J. R. Roe                             | J. R. Roe
            Ask Prof. Dr. J. Roe                       | Prof. Dr. J. Roe
            Ask J.R.R. Sample                          | J.R.R. Sample
            Ask Frau Müller, who knows                 | Frau Müller
            Ask Ms. O'Neill                            | Ms. O'Neill
            Ask Pieter van der Berg                    | Pieter van der Berg
            Ask JANE VAN DER BERG                      | JANE VAN DER BERG
            Ask François de La Tour                    | François de La
            Ask Mohammed al-Farsi                      | Mohammed al-Farsi
            Ask Anne d'Arc                             | Anne d'Arc
            Ask Jean‐Luc Sample                        | Jean-Luc Sample
            Mr. Roe and Mrs. Sample                    | Mr. Roe; Mrs. Sample
            Свържете се с Иван Петров.                 | Иван Петров
            """)
    void aPersonIsFound(String text, String names) {
        assertEquals(List.of(names.split("; ", -1)), NamesInText.in(text));
    }

    /// Characters that look like a space, or are invisible.
    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2009", "\u202f", "\n", "  "})
    void anySpaceParts(String space) {
        assertEquals(List.of("Jane Roe"), NamesInText.in("Ask Jane" + space + "Roe."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The U.S. Government and the U. S. Department ask.",
                "A. Hosting",
                "Annex A. Hosting follows.",
                "It ends. B. Hosting begins.",
                "Wir nutzen z. B. Amazon und i. d. R. Daten.",
                "P.O. Box 12, Dublin",
                "MS Office and the DR Site",
                "Amazon Web Services EMEA S.A. Luxembourg",
                "Martin Sample Hosting GmbH",
                "Charles Schwab & Co., Inc.",
                "Jack Henry & Associates, Inc.",
                "Customer Success Manager",
                "Rue de la Loi 200"
            })
    void whatIsNobodysIsNot(String text) {
        assertEquals(List.of(), NamesInText.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "J.", "Dr.", "Jane", "Jane van der", "Jane van der van der van Berg"})
    void anyTextIsRead(String text) {
        assertEquals(List.of(), NamesInText.in(text));
        assertEquals(
                1,
                NamesInText.in(Stream.of(text, "Jane Roe").reduce("", (a, b) -> a + " " + b))
                        .size());
    }
}
