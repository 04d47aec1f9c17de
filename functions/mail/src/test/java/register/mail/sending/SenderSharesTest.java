package register.mail.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.mail.message.Address;
import register.memory.MemoryQuotas;
import register.request.DpaRequest;
import register.request.SecretReferenceKey;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;

class SenderSharesTest {
    @ParameterizedTest
    @CsvSource({
        "a@example.com, example.com",
        "a@b.c.example.com, example.com",
        "a@mail.example.co.uk, example.co.uk",
        "a@example.co.uk, example.co.uk",
        "a@example.com.au, example.com.au",
        "a@mail.example.de, example.de",
        "a@bmw.de, bmw.de",
        "Some.Body+news@gmail.com, somebody@gmail.com",
        "some.body@x.gmail.com, gmail.com"
    })
    void whoIsBehindASender(String address, String owner) {
        assertEquals(owner, SenderShares.owner(Address.parse(address).orElseThrow()));
    }

    @Test
    void eachDayHasItsOwnPlaces() {
        var secret = new SecretReferenceKey(Bytes.of("a key of at least thirty-two bytes".getBytes(UTF_8)));
        var shares = new SenderShares(new MemoryQuotas(), secret);
        assertTrue(shares.take(received("DPA-0000-AAAA-AAAA", "2026-03-01T12:00:00Z"), "sender", 1));
        assertFalse(shares.take(received("DPA-0000-AAAA-BBBB", "2026-03-01T23:59:59Z"), "sender", 1));
        assertTrue(shares.take(received("DPA-0000-AAAA-CCCC", "2026-03-02T00:00:00Z"), "sender", 1));
    }

    private static DpaRequest received(String reference, String at) {
        return SampleRequest.received(new Reference(reference), Instant.parse(at), "dpa-request");
    }
}
