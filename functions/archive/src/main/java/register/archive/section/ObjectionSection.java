package register.archive.section;

import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.request.ChangeAuthor;
import register.value.Bytes;
import register.value.PolicyId;

/// Customers' objections with their outcomes: personal data.
final class ObjectionSection implements ArchiveSection<Objection> {
    static final String NAME = "objections";

    private static final String OBJECTION = "objection.json";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void each(Ports from, Consumer<Objection> use) {
        for (PolicyId policy : from.chain().policies()) {
            from.objections().all(policy).forEach(use);
        }
    }

    @Override
    public ItemFiles pack(Objection item) {
        return ItemFiles.in(NAME + "/" + item.policy() + "/" + item.reference())
                .with(OBJECTION, ObjectionJson.FORM, item);
    }

    @Override
    public Objection prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        return JsonFields.read(files, OBJECTION, ObjectionJson.FORM);
    }

    @Override
    public void count(Objection item, ItemCounter tally) {
        tally.add(NAME, 1);
    }

    @Override
    public void compare(Objection item, Ports with) {
        with.objections().find(item.policy(), item.reference()).ifPresent(there -> requireSame(there, item));
    }

    /// Data erased since stay erased. The original register may still send the mails; this one does not.
    @Override
    public void write(Objection item, Ports to) {
        Objection moved =
                item.withoutMails(ChangeAuthor.register(item.history().getLast().at()));
        if (!to.objections().add(moved)) {
            compare(item, to);
        }
    }

    /// The register may have changed the objection since.
    private static void requireSame(Objection there, Objection archived) {
        boolean same = there.channel() == archived.channel() && there.arrived().equals(archived.arrived());
        if (!same || there.revision() < archived.revision()) {
            throw new ConflictingRegisterException(
                    "objection " + archived.reference(),
                    same
                            ? "the archive contains a later state, revision " + archived.revision()
                            : "the register has a different one with this reference");
        }
    }
}
