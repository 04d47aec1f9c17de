package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

/// veraPDF's result for a document.
public final class Conformance {
    /// PDF/A-3a includes all of PDF/A-3u, as `ConformanceTest#theProfileOf3aHoldsThatOf3u` shows.
    static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Conformance() {}

    public static void check(String name, byte[] pdf) throws IOException, VeraPDFException {
        check(name, pdf, FLAVOURS);
    }

    static void check(String name, byte[] pdf, List<PDFAFlavour> flavours) throws IOException, VeraPDFException {
        assertEquals(List.of(), failures(pdf, flavours), name);
    }

    /// The rules of a profile: each with its number, its subject and its condition.
    static Set<String> rules(PDFAFlavour flavour) {
        return Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour).getRules().stream()
                .map(rule -> "%s-%d %s: %s"
                        .formatted(
                                rule.getRuleId().getClause(),
                                rule.getRuleId().getTestNumber(),
                                rule.getObject(),
                                rule.getTest().strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The rules that a document breaks, each once. It is read once for all profiles.
    static List<String> failures(byte[] pdf, List<PDFAFlavour> flavours) throws IOException, VeraPDFException {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavours.getFirst());
                var validator = Foundries.defaultInstance().createValidator(flavours)) {
            parser.setFlavours(flavours);
            var failures = new TreeSet<String>();
            List<ValidationResult> results = validator.validateAll(parser);
            assertEquals(
                    flavours,
                    results.stream().map(ValidationResult::getPDFAFlavour).toList());
            for (ValidationResult result : results) {
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        failures.add(result.getPDFAFlavour() + " "
                                + assertion.getRuleId().getClause() + "-"
                                + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " "
                                + assertion.getErrorArguments() + " at "
                                + assertion.getLocation().getContext());
                    }
                }
            }
            return List.copyOf(failures);
        }
    }
}
