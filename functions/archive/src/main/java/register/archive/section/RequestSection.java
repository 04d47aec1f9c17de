package register.archive.section;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.RequestState;
import register.value.Bytes;
import register.value.Sha256;

/// The requests, with their mail and their acknowledgements: personal data.
final class RequestSection implements ArchiveSection<ArchivedRequest> {
    static final String NAME = "requests";

    private static final String REQUEST = "request.json";
    private static final String MAIL = "mail.eml";
    private static final String RECORD = "acknowledgement.json";
    private static final String PDF = "acknowledgement.pdf";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void each(Ports from, Consumer<ArchivedRequest> use) {
        from.requests().newest(Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparing(request -> request.reference().value()))
                .map(request -> read(from, request))
                .forEach(use);
    }

    private static ArchivedRequest read(Ports from, DpaRequest request) {
        Sha256 made = request.reply().acknowledgement();
        IssuedDocument.Acknowledgement record = made != null
                        && from.issuedDocuments().find(made).orElse(null)
                                instanceof IssuedDocument.Acknowledgement found
                ? found
                : null;
        return new ArchivedRequest(
                request,
                from.documents()
                        .get(DocumentKey.mail(request.arrival().mail()))
                        .map(Bytes::of)
                        .orElse(null),
                record,
                record == null
                        ? null
                        : from.documents().get(record.key()).map(Bytes::of).orElse(null));
    }

    @Override
    public ItemFiles pack(ArchivedRequest item) {
        ItemFiles packed = ItemFiles.in("requests/" + item.request().reference())
                .with(REQUEST, DpaRequestJson.FORM, item.request());
        Bytes mail = item.mail();
        if (mail != null) {
            packed = packed.with(MAIL, mail);
        }
        IssuedDocument.Acknowledgement record = item.record();
        if (record != null) {
            packed = packed.with(RECORD, IssuedDocumentJson.ACKNOWLEDGEMENT, record);
        }
        Bytes acknowledgement = item.acknowledgement();
        return acknowledgement == null ? packed : packed.with(PDF, acknowledgement);
    }

    @Override
    public ArchivedRequest prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        DpaRequest request = JsonFields.read(files, REQUEST, DpaRequestJson.FORM);
        IssuedDocument.Acknowledgement record = files.containsKey(RECORD)
                ? JsonFields.read(
                        files,
                        RECORD,
                        content -> of(request, IssuedDocumentJson.ACKNOWLEDGEMENT.read(JsonFields.json(content))))
                : null;
        return new ArchivedRequest(
                request,
                hashed(files, MAIL, request.arrival().mail()),
                record,
                hashed(files, PDF, record == null ? null : record.sha256()));
    }

    private static IssuedDocument.Acknowledgement of(DpaRequest request, IssuedDocument.Acknowledgement record) {
        if (!record.reference().equals(request.reference())
                || !record.sha256().equals(request.reply().acknowledgement())
                || !record.key().equals(DocumentKey.acknowledgement(request.reference()))) {
            throw new IllegalArgumentException("the record of another request's acknowledgement");
        }
        return record;
    }

    private static @Nullable Bytes hashed(SortedMap<String, Bytes> files, String name, @Nullable Sha256 expected)
            throws RefusedFileException {
        Bytes content = files.get(name);
        if (content != null && !content.hash().equals(expected)) {
            throw new RefusedFileException(name, "not the one that its record names");
        }
        return content;
    }

    @Override
    public void count(ArchivedRequest item, ItemCounter tally) {
        tally.add(NAME, 1);
        tally.add("mails", item.mail() == null ? 0 : 1);
        tally.add("acknowledgements", item.acknowledgement() == null ? 0 : 1);
    }

    @Override
    public void compare(ArchivedRequest item, Ports with) {
        Optional<DpaRequest> standing = with.requests().find(item.request().reference());
        standing.ifPresent(there -> requireSame(there, item.request()));
        if (standing.filter(there -> there.state() == RequestState.ERASED).isPresent()) {
            return;
        }
        Bytes acknowledgement = item.acknowledgement();
        if (acknowledgement != null) {
            Stored.compare(
                    with.documents(), DocumentKey.acknowledgement(item.request().reference()), acknowledgement);
        }
    }

    /// Writes the request's record last: if it exists, so does everything else. Data erased since stay erased.
    @Override
    public void write(ArchivedRequest item, Ports to) {
        if (to.requests()
                .find(item.request().reference())
                .filter(there -> there.state() == RequestState.ERASED)
                .isPresent()) {
            return;
        }
        Bytes mail = item.mail();
        if (mail != null) {
            Stored.put(to.documents(), DocumentKey.mail(item.request().arrival().mail()), mail);
        }
        Bytes acknowledgement = item.acknowledgement();
        if (acknowledgement != null) {
            Stored.put(
                    to.documents(), DocumentKey.acknowledgement(item.request().reference()), acknowledgement);
        }
        IssuedDocument.Acknowledgement record = item.record();
        if (record != null) {
            to.issuedDocuments().record(record);
        }
        if (!to.requests().open(item.request())) {
            Optional<DpaRequest> there = to.requests().find(item.request().reference());
            there.ifPresent(other -> requireSame(other, item.request()));
        }
    }

    /// The register may have continued the request since.
    private static void requireSame(DpaRequest there, DpaRequest archived) {
        boolean same = there.arrival().mail().equals(archived.arrival().mail())
                && there.arrival().receivedAt().equals(archived.arrival().receivedAt());
        if (!same || there.revision() < archived.revision()) {
            throw new ConflictingRegisterException(
                    "request " + archived.reference(),
                    same
                            ? "the archive contains a later state, revision " + archived.revision()
                            : "the register has a different one with this reference");
        }
    }
}
