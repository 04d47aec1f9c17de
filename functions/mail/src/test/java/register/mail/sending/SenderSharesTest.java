package register.mail.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.mail.message.Address;

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
}
