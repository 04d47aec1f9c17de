package register.files;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.chain.Chain;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.person.PersonFields;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.Route;
import register.read.endpoint.Routes;
import register.read.endpoint.ServedSite;
import register.read.endpoint.SnapshotEndpoint;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Request;
import register.read.http.SecurityHeaders;
import register.read.lookup.WithheldDocumentException;
import register.record.Records;
import register.transparency.CheckpointLog;
import register.value.Bytes;
import register.value.Sha256;

/// Answers addresses without a query as the server does, PDFs included.
public final class SiteAnswers {
    private static final int OK = 200;
    private static final int FOUND = 302;

    /// A redaction may replace it, and a new revision that of a date.
    private static final Map<String, String> PDF = pdf();

    private final Dispatcher dispatcher;
    private final Found found;

    public SiteAnswers(
            Chain chain,
            CheckpointLog checkpoints,
            Records records,
            PersonFields persons,
            DocumentStore documents,
            ServedSite site,
            Clock clock) {
        this.found = new Found(documents);
        var routes = new ArrayList<Route>(Routes.read(checkpoints, records));
        routes.add(Routes.snapshot(new SnapshotEndpoint(found)::answer));
        this.dispatcher = new Dispatcher(List.copyOf(routes), chain, records, persons, site, clock);
    }

    /// The file at an address; empty if there is none, or none yet, or a PDF is not the one that was issued.
    public Optional<SiteFile> at(String address) {
        Answer answer;
        try {
            answer = dispatcher.answer(new Request("GET", address, "", Map.of()));
        } catch (WithheldDocumentException _) {
            return Optional.empty();
        }
        return switch (answer.status()) {
            case OK -> Optional.of(file(answer));
            case FOUND -> found.document(answer).map(document -> new SiteFile(document, PDF));
            default -> Optional.empty();
        };
    }

    /// The page for an address that does not exist.
    public SiteFile missing() {
        Request lost = new Request("GET", "/-", "", Map.of("accept", "text/html"));
        return file(dispatcher.answer(lost));
    }

    private static Map<String, String> pdf() {
        var headers = new HashMap<>(SecurityHeaders.of(true));
        headers.put("Content-Type", "application/pdf");
        headers.put("Cache-Control", Freshness.REVALIDATED);
        return Map.copyOf(headers);
    }

    private static SiteFile file(Answer answer) {
        return new SiteFile(Bytes.of(answer.body().bytes()), answer.headers());
    }

    /// Keeps the document to which a redirect leads.
    private static final class Found implements DocumentLinks {
        private final DocumentStore documents;
        private final Map<String, Bytes> contents = new HashMap<>();

        private Found(DocumentStore documents) {
            this.documents = documents;
        }

        @Override
        public Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName) {
            Optional<Bytes> content =
                    documents.get(key).map(Bytes::of).filter(one -> one.hash().equals(sha256));
            var urn = URI.create("urn:sha256:" + sha256);
            content.ifPresent(one -> contents.put(urn.toString(), one));
            return content.map(_ -> urn);
        }

        Optional<Bytes> document(Answer redirect) {
            String location = redirect.headers().get("Location");
            return location == null ? Optional.empty() : Optional.ofNullable(contents.remove(location));
        }
    }
}
