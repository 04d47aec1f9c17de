/// Records for tests, read from their written form: values that a test does not state are absent, so that a new field
/// affects none of them.
package register.sample;
