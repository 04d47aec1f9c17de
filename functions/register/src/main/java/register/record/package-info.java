/// One store for every kind of record that is found by a few keys.
package register.record;
