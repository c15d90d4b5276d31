// Validates a STIX bundle against the schemas of OASIS: node stix_check.cjs SCHEMAS BUNDLE...
// Needs ajv 8 (npm: ajv, ajv-formats).
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const [schemas, ...bundles] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(ajv);
const ids = {};
for (const folder of ["common", "observables", "sdos", "sros"]) {
  for (const name of fs.readdirSync(path.join(schemas, folder))) {
    const schema = JSON.parse(fs.readFileSync(path.join(schemas, folder, name), "utf8"));
    ajv.addSchema(schema);
    ids[name.replace(/\.json$/, "")] = schema.$id;
  }
}
const check = (type, value, what) => {
  const validate = ajv.getSchema(ids[type]);
  if (validate(value)) return;
  console.error(what, JSON.stringify(validate.errors[0]));
  process.exitCode = 1;
};
for (const file of bundles) {
  const bundle = JSON.parse(fs.readFileSync(file, "utf8"));
  check("bundle", bundle, file);
  const known = new Set(bundle.objects.map((object) => object.id));
  if (known.size !== bundle.objects.length) throw new Error("an id stands in the bundle twice");
  for (const object of bundle.objects) {
    check(object.type, object, object.id);
    const refs = [...(object.object_refs || []), object.source_ref, object.target_ref];
    for (const ref of refs.filter(Boolean)) {
      if (!known.has(ref)) throw new Error(`${object.id} refers to ${ref}, which is not there`);
    }
  }
  console.log(`${bundle.objects.length} objects`);
}
