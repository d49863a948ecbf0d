import path from 'node:path';
import { javascript, typescript } from '../../../src/languages/javascript';
import { testFixtures } from '../shared/fixtures';

testFixtures(path.join(__dirname, 'both'), [javascript, typescript]);
testFixtures(path.join(__dirname, 'typed'), [typescript]);
