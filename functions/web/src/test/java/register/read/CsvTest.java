package register.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void anIdentifierComesWithItsScheme() {
        String csv =
                new Story().get("/v1/policies/desk/subprocessors.csv?lang=en").body();
        assertTrue(csv.contains(",987 654,LEI 529900T8BM49AURSDO55,"), csv);
    }
}
