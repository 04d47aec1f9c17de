package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import register.json.Json;

/// A list that conforms, such as a vendor's.
public final class PublishedList {
    private PublishedList() {}

    /// @throws IOException with what does not conform
    public static Json.Obj of(byte[] text) throws IOException {
        return of("", text);
    }

    /// @param address https
    /// @throws IOException if nothing answers, or with what does not conform
    public static Json.Obj at(URI address, Web web) throws IOException {
        var faults = new ArrayList<Fault>();
        Web.Answer answer = new Reader(web, faults)
                .answer(ListCheck.LIST, address, "", "application/json", Reader.LARGE)
                .orElseThrow(() -> refused(faults));
        return of(address.toString(), answer.body().toArray());
    }

    private static Json.Obj of(String address, byte[] text) throws IOException {
        var faults = new ArrayList<Fault>();
        Json.Obj list = Reader.parsed(ListCheck.LIST, address, text, faults).orElseThrow(() -> refused(faults));
        faults.addAll(new ListCheck(address, list).faults());
        if (faults.stream().anyMatch(fault -> fault.level() <= ListCheck.LIST)) {
            throw refused(faults);
        }
        return list;
    }

    private static IOException refused(List<Fault> faults) {
        return new IOException(faults.getFirst().toString());
    }
}
