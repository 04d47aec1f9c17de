package register.archive.section;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.RecipientJson;
import register.value.Bytes;

/// The recipients of notices, with their histories: personal data.
final class RecipientSection implements ArchiveSection<Recipient> {
    static final String NAME = "recipients";

    private static final String RECIPIENT = "recipient.json";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void each(Ports from, Consumer<Recipient> use) {
        from.chain().policies().forEach(policy -> from.recipients().all(policy).forEach(use));
    }

    @Override
    public ItemFiles pack(Recipient item) {
        return ItemFiles.in(NAME + "/" + item.policy() + "/" + item.id()).with(RECIPIENT, RecipientJson.FORM, item);
    }

    @Override
    public Recipient prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        return JsonFields.read(files, RECIPIENT, RecipientJson.FORM);
    }

    @Override
    public void count(Recipient item, ItemCounter tally) {
        tally.add(NAME, 1);
    }

    @Override
    public void compare(Recipient item, Ports with) {
        Optional<Recipient> standing = with.recipients().find(item.policy(), item.id());
        standing.ifPresent(there -> requireSame(there, item));
        Who who = item.who();
        if (standing.isEmpty() && who != null && who.externalId() != null) {
            with.recipients().withExternalId(item.policy(), who.externalId()).ifPresent(other -> refuse(item, other));
        }
    }

    /// Data erased since stay erased.
    @Override
    public void write(Recipient item, Ports to) {
        if (!to.recipients().add(item)) {
            compare(item, to);
        }
    }

    /// The register may have changed the recipient since.
    private static void requireSame(Recipient there, Recipient archived) {
        boolean same = there.kind() == archived.kind() && there.since().equals(archived.since());
        if (!same || there.revision() < archived.revision()) {
            throw new ConflictingRegisterException(
                    "recipient " + archived.id(),
                    same
                            ? "the archive contains a later state, revision " + archived.revision()
                            : "the register has a different one with this id");
        }
    }

    private static void refuse(Recipient archived, RecipientId other) {
        throw new ConflictingRegisterException(
                "recipient " + archived.id(), "in the register, its external id belongs to recipient " + other);
    }
}
