package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.request.DpaRequest;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestState;
import register.value.Reference;

/// Requests in a map; each change is atomic, as the contract says.
public final class MemoryRequests implements RequestLog {
    public final Map<Reference, DpaRequest> records = new ConcurrentHashMap<>();
    public final Map<MessageKey, Reference> answering = new ConcurrentHashMap<>();

    @Override
    public boolean open(DpaRequest request) {
        return records.putIfAbsent(request.reference(), request) == null;
    }

    @Override
    public Optional<DpaRequest> find(Reference reference) {
        return Optional.ofNullable(records.get(reference));
    }

    @Override
    public boolean replace(DpaRequest request) {
        boolean[] replaced = {false};
        records.computeIfPresent(request.reference(), (_, current) -> {
            replaced[0] = current.revision() == request.revision() - 1;
            return replaced[0] ? request : current;
        });
        if (replaced[0] && request.state() == RequestState.ERASED) {
            answering.values().remove(request.reference());
        }
        return replaced[0];
    }

    @Override
    public Reference answer(MessageKey message, Reference request) {
        Reference first = answering.putIfAbsent(message, request);
        return first == null ? request : first;
    }

    @Override
    public Optional<Reference> answering(MessageKey message) {
        return Optional.ofNullable(answering.get(message));
    }

    @Override
    public List<DpaRequest> newest(int limit) {
        return records.values().stream()
                .sorted(Comparator.comparing(DpaRequest::receivedAt).reversed())
                .limit(limit)
                .toList();
    }
}
