package register.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;

/// A chain of subprocessors is printed whole where it begins.
class ChainPrintTest {
    private static final int MANY = 300;

    @Test
    void aChainIsPrintedAtItsBeginningHoweverLong() {
        PolicyVersion seed = Seed.version();
        Subprocessor first = seed.subprocessors().getFirst();
        var listed = new ArrayList<>(List.of(first));
        for (int i = 1; i <= MANY; i++) {
            String id = "link-" + i;
            String name = "Link " + i + " GmbH";
            String parent = listed.getLast().id();
            listed.add(SampleList.changed(
                    first, in -> in.put("id", id).put("legalName", name).put("parentId", parent)));
        }
        PolicyVersion version = new PolicyVersion(
                seed.policy(),
                seed.effectiveDate(),
                seed.dateBasis(),
                seed.timeZone(),
                seed.origin(),
                seed.authoritativeLanguage(),
                seed.editions(),
                listed,
                seed.requests(),
                seed.objection(),
                seed.noticePeriodDays(),
                seed.company());
        var documents = new PdfDocuments(
                SealUse.POLICY_SEAL,
                TestKeys.development(),
                new SealCertificates(new MemoryRecords()),
                TestKeys.CLOCK,
                SealTimes.NONE);
        String text = String.join(
                        " ", Pdfs.pages(documents.draft(Seed.text(Seed.header(version), version, Language.ENGLISH))))
                .replaceAll("\\s+", " ");
        assertEquals(2, text.split("Its own subprocessors: ", -1).length, text);
        assertTrue(text.contains("– Link 1 GmbH – Link 2 GmbH · Engaged by Link 1 GmbH"), text);
        assertTrue(text.contains("– Link " + MANY + " GmbH · Engaged by Link " + (MANY - 1) + " GmbH"), text);
    }
}
