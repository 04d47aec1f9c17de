package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.policy.Country;
import register.value.Language;

class SeatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Musterweg 5, 10115 Berlin, Germany          | DE
            Musterweg 5, 10115 Berlin, Deutschland      | DE
            Musterweg 5, 10115 Berlin, GERMANY.         | DE
            Musterweg 5, 10115 Berlin, DE               | DE
            Näidise 1, 10111 Tallinn, Eesti             | EE
            1 Sample Street, San Francisco, CA 94105, USA | US
            1 Sample Street, San Francisco, U.S.A.      | US
            1 Sample Street, London, UK                 | GB
            Rue 1, 1000 Bruxelles, Belgique             | BE
            Straat 1, 1000 AA Amsterdam, The Netherlands | NL
            Vzorová 1, Praha, Czech Republic            | CZ
            """)
    void aCountryInWhichAnAddressEndsIsSaidOnce(String address, String country) {
        assertEquals(address, Seat.of(address, new Country(country), new Language("fr")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Musterweg 5, 10115 Berlin     | DE | Musterweg 5, 10115 Berlin, Germany
            1 Peachtree, Atlanta, Georgia | US | 1 Peachtree, Atlanta, Georgia, United States
            Germany Road 1, Dover         | DE | Germany Road 1, Dover, Germany
            1 Campus                      | US | 1 Campus, United States
            """)
    void anotherIsSaidBehindTheAddress(String address, String country, String whole) {
        assertEquals(whole, Seat.of(address, new Country(country), Language.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Musterweg 5, 10115 Berlin, Deutschland       | DE | Musterweg 5, 10115 Berlin
            Musterweg 5, 10115 Berlin, GERMANY.          | DE | Musterweg 5, 10115 Berlin
            Straat 1, 1000 AA Amsterdam, The Netherlands | NL | Straat 1, 1000 AA Amsterdam
            1 Sample Street, San Francisco (U.S.A.       | US | 1 Sample Street, San Francisco
            1 Sample Street, Wilmington, DE 19801        | US | 1 Sample Street, Wilmington, DE 19801
            Musterweg 5, 10115 Berlin                    | DE | Musterweg 5, 10115 Berlin
            1 Road, Singapore                            | SG | 1 Road, Singapore
            Place de France                              | FR | Place de France
            Deutschland                                  | DE | Deutschland
            """)
    void aStreetLacksTheCountry(String address, String country, String street) {
        assertEquals(street, Seat.street(address, new Country(country), Language.ENGLISH));
    }

    @Test
    void missingPartsAreOmitted() {
        assertEquals("", Seat.of(null, null, Language.ENGLISH));
        assertEquals("Musterweg 5", Seat.of("Musterweg 5", null, Language.ENGLISH));
        assertEquals("Germany", Seat.of(null, new Country("DE"), Language.ENGLISH));
    }
}
