package register.archive.section;

import static register.json.Plain.INSTANT;

import java.time.Instant;
import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.document.CertificateFile;
import register.document.SealCertificate;
import register.document.SealUse;
import register.json.Form;
import register.json.RecordForm;
import register.value.Bytes;

/// The certificates of the documents' seals: `chain.pem`, and in `use.json` the kind of document and the start of use.
/// A register that imports them seals nothing under them.
final class CertificateSection implements ArchiveSection<SealCertificate> {
    private static final String CHAIN = "chain.pem";
    private static final String USE = "use.json";
    private static final Form<Use> USE_FORM = RecordForm.of(field -> new Use(
            field.of("use", Form.word(SealUse.class), Use::use), field.of("usedSince", INSTANT, Use::usedSince)));

    private record Use(SealUse use, Instant usedSince) {}

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public void each(Ports from, Consumer<SealCertificate> use) {
        from.sealCertificates().all().forEach(use);
    }

    @Override
    public ItemFiles pack(SealCertificate item) {
        return ItemFiles.in("certificates/" + item.use().term() + "-" + item.sha256())
                .with(CHAIN, JsonFields.bytes(item.chain()))
                .with(USE, USE_FORM, new Use(item.use(), item.usedSince()));
    }

    /// Only the use and its start are not in the certificate itself.
    @Override
    public SealCertificate prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        Use use = JsonFields.read(files, USE, USE_FORM);
        return JsonFields.read(
                files,
                CHAIN,
                content -> SealCertificate.of(use.use(), CertificateFile.read(content.toArray()), use.usedSince()));
    }

    @Override
    public void count(SealCertificate item, ItemCounter tally) {
        tally.add("certificates", 1);
    }

    /// A certificate that the register already has counts as the same, even if its recorded use differs.
    @Override
    public void compare(SealCertificate item, Ports with) {}

    @Override
    public void write(SealCertificate item, Ports to) {
        to.sealCertificates().record(item.asImported());
    }
}
