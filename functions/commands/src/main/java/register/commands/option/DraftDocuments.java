package register.commands.option;

import org.jspecify.annotations.Nullable;
import register.document.SnapshotTexts;
import register.machine.site.ThisMachine;
import register.policy.compare.Additions;
import register.policyfile.inspection.PublishingEffect;
import register.read.page.PolicyPage;
import register.value.Language;
import register.words.Names;

/// Documents to be published, as readers would see them, marked as drafts.
public record DraftDocuments(ThisMachine machine, PublishingEffect effect) {

    /// The page of an edition.
    public String page(Language edition) {
        @Nullable
        Additions additions = machine.register()
                .history()
                .corrected(effect.header())
                .map(corrected -> Additions.between(corrected.version(), effect.version()))
                .orElse(null);
        return PolicyPage.draft(effect.header(), Names.spelled(effect.version()), additions, edition);
    }

    /// The PDF of an edition.
    public byte[] pdf(Language edition) {
        var texts = new SnapshotTexts(machine.ports().chain(), machine.ports().persons());
        return machine.snapshotSeals().draft(texts.draft(effect.header(), effect.version(), edition));
    }
}
