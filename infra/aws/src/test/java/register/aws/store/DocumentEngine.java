package register.aws.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import register.aws.stand.Shelves;
import register.chain.Chain;
import register.contract.Engine;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.request.RequestLog;

/// As much of an engine as S3 is: its documents and links.
final class DocumentEngine implements Engine {
    private final Shelves shelves;
    private final Supplier<Shelves> again;

    DocumentEngine(Shelves shelves, Supplier<Shelves> again) {
        this.shelves = shelves;
        this.again = again;
    }

    @Override
    public DocumentStore documents() {
        return new S3Documents(shelves.client(), shelves.buckets());
    }

    @Override
    public DocumentLinks links() {
        return new S3Links(shelves.client(), shelves.presigner(), shelves.buckets());
    }

    @Override
    public Optional<byte[]> follow(URI link) {
        return fetch(link);
    }

    static Optional<byte[]> fetch(URI link) {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    stranger.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Engine reopened() {
        return new DocumentEngine(again.get(), again);
    }

    @Override
    public void close() {
        shelves.close();
    }

    @Override
    public Chain chain() {
        throw none("chain");
    }

    @Override
    public IssuedDocuments issuedDocuments() {
        throw none("issued documents");
    }

    @Override
    public RequestLog requests() {
        throw none("requests");
    }

    private static UnsupportedOperationException none(String what) {
        return new UnsupportedOperationException("no " + what + " on S3");
    }
}
