/// The API's description as pages, generated from the OpenAPI document.
package register.read.docs;
