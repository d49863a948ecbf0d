import { c, cpp } from '../../../src/languages/c';
import { testFixtures } from '../shared/fixtures';

testFixtures(`${__dirname}/both`, [c, cpp]);
testFixtures(`${__dirname}/cpp`, [cpp]);
