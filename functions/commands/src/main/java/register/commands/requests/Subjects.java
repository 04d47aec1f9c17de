package register.commands.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import register.document.DocumentStore;
import register.mail.KeptMail;
import register.request.DpaRequest;
import register.value.Reference;

/// The subjects of requests, read from their mails: they are stored nowhere else, so that they are erased with the
/// mails.
final class Subjects {
    /// The number of mails read at once: on AWS each is a call.
    private static final int AT_ONCE = 16;

    private Subjects() {}

    /// The subjects of the requests whose mail is kept.
    static Map<Reference, String> of(List<DpaRequest> requests, DocumentStore documents) {
        var subjects = new LinkedHashMap<Reference, String>();
        try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
            var read = new LinkedHashMap<Reference, CompletableFuture<Optional<String>>>();
            requests.forEach(request -> read.put(
                    request.reference(),
                    CompletableFuture.supplyAsync(() -> KeptMail.subject(request, documents), readers)));
            read.forEach((reference, subject) -> subject.join().ifPresent(line -> subjects.put(reference, line)));
        }
        return subjects;
    }
}
